package io.grocellery.summary.receipt;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** How many columns of a fixed-width font text takes: accents none, East Asian letters and pictures two. */
final class Columns {
    private static final Set<UnicodeScript> WIDE =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    private Columns() {}

    static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    /** The length of the longest beginning that fits, at least one character, never half of one. */
    static int fitting(String text, int width) {
        var end = text.offsetByCodePoints(0, 1);
        var used = of(text.codePointAt(0));
        while (end < text.length() && used + of(text.codePointAt(end)) <= width) {
            used += of(text.codePointAt(end));
            end = text.offsetByCodePoints(end, 1);
        }
        return end;
    }

    private static int of(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    private static boolean isWide(int codePoint) {
        return WIDE.contains(UnicodeScript.of(codePoint)) || Character.isEmojiPresentation(codePoint);
    }
}
