package io.grocellery.imagebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grocellery.core.problem.ExplainedException;
import io.grocellery.imagebuild.ImageBuilder.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBuilderIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theSameInputFromAnotherFolderIsTheSameImageByteForByte() throws IOException {
        Image one = build("one");
        Image other = build("another/place");

        assertThat(other).isEqualTo(one);
        assertThat(Files.mismatch(archive("one"), archive("another/place"))).isEqualTo(-1);
    }

    @Test
    void anotherLibraryIsAnotherImage() throws IOException {
        Image one = build("one");
        SampleRelease sample = SampleRelease.in(folder.resolve("one/release"));
        Files.writeString(sample.files().app().resolve("lib/chassis.jar"), "another chassis");

        Image other = builder("one").build(sample.release(), sample.files(), archive("one"));

        assertThat(other.manifest()).isNotEqualTo(one.manifest());
        assertThat(other.archive()).isNotEqualTo(one.archive());
    }

    @Test
    void aProgramThatIsNoJarHasNoImage() throws IOException {
        SampleRelease sample = SampleRelease.in(folder.resolve("release"));
        Files.delete(sample.files().jar());

        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> builder("one").build(sample.release(), sample.files(), archive("one")))
                .satisfies(refused -> assertThat(refused.remedy()).contains("its own tools"));
    }

    private Image build(String place) throws IOException {
        SampleRelease sample = SampleRelease.in(folder.resolve(place).resolve("release"));
        return builder(place).build(sample.release(), sample.files(), archive(place));
    }

    private ImageBuilder builder(String place) throws IOException {
        return new ImageBuilder(
                SampleRelease.root(folder.resolve(place).resolve("root")),
                folder.resolve(place).resolve("cache"));
    }

    private Path archive(String place) throws IOException {
        return Files.createDirectories(folder.resolve(place)).resolve("image.tar");
    }
}
