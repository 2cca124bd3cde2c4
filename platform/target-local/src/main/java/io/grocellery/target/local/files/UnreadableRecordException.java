package io.grocellery.target.local.files;

import org.jspecify.annotations.Nullable;

/** A record on disk is not what it should be. */
public final class UnreadableRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableRecordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
