package io.grocellery.daemon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTemplateTest {

    @Test
    void everyValueIsEscaped() {
        String page = PageTemplate.of("<p title=\"{{text}}\">{{text}}</p>").render(Map.of("text", "<b>\"&'$1\\"));

        assertThat(page).isEqualTo("<p title=\"&lt;b&gt;&quot;&amp;&#39;$1\\\">&lt;b&gt;&quot;&amp;&#39;$1\\</p>");
    }

    @Test
    void aPlaceWithoutAValueIsAFailureAndNotAHole() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageTemplate.of("{{missing}}").render(Map.of()))
                .withMessageContaining("missing");
    }

    @Test
    void aValueThatLooksLikeAPlaceStaysText() {
        assertThat(PageTemplate.of("{{one}}").render(Map.of("one", "{{two}}", "two", "secret")))
                .isEqualTo("&#123;&#123;two}}");
    }

    @Test
    void neitherDoesItBecomeAPlaceOfThePageThatItsPartIsPutInto() {
        String part = PageTemplate.of("<b>{{one}}</b>").render(Map.of("one", "{{two}}"));

        assertThat(PageTemplate.of("{{part}}{{two}}")
                        .withParts("part", List.of(part))
                        .render(Map.of("two", "secret")))
                .isEqualTo("<b>&#123;&#123;two}}</b>secret");
    }

    @Test
    void partsArePutInAsTheyAre() {
        assertThat(PageTemplate.of("<ul>{{items}}</ul>")
                        .withParts("items", List.of("<li>1</li>", "<li>2</li>"))
                        .render(Map.of()))
                .isEqualTo("<ul><li>1</li>\n<li>2</li></ul>");
    }

    @Test
    void anUnknownTemplateIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageTemplate.named("no-such-page"))
                .withMessageContaining("no-such-page");
    }
}
