package io.grocellery.systemtest.storefront;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** A kind of screen and of eyes. */
public enum Look {
    DESKTOP_LIGHT(1280, 900, ColorScheme.LIGHT),
    DESKTOP_DARK(1280, 900, ColorScheme.DARK),
    PHONE_LIGHT(360, 740, ColorScheme.LIGHT),
    PHONE_DARK(360, 740, ColorScheme.DARK),
    SMALLEST(320, 640, ColorScheme.LIGHT);

    private static final boolean ALL_PICTURES = "all".equals(System.getProperty("grocellery.pictures"));

    /** Where nobody looks at them, none are taken: they cost as much as the tests themselves. */
    private static final boolean LOOKED_AT = System.getenv("CI") == null;

    private final int width;
    private final int height;
    private final ColorScheme scheme;

    Look(int width, int height, ColorScheme scheme) {
        this.width = width;
        this.height = height;
        this.scheme = scheme;
    }

    /** Whether accessibility is checked: once for each set of colours and each arrangement of the page is enough. */
    boolean isChecked() {
        return this == DESKTOP_LIGHT || this == DESKTOP_DARK || this == PHONE_LIGHT;
    }

    /** Whether pictures are taken for people: of both sets of colours and both arrangements, since they take long. */
    boolean isPictured() {
        return ALL_PICTURES || (LOOKED_AT && (this == DESKTOP_LIGHT || this == PHONE_DARK));
    }

    public Browser.NewContextOptions context() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-US");
    }
}
