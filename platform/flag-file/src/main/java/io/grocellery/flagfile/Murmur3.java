package io.grocellery.flagfile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * MurmurHash3 for x86, 32 bits, seed 0: the hash by which flagd spreads people over variants. Source: Austin Appleby's
 * MurmurHash3.cpp, which is in the public domain.
 */
final class Murmur3 {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FIRST = 0xcc9e2d51;
    private static final int SECOND = 0x1b873593;

    private Murmur3() {}

    static int hash(byte[] data) {
        int hash = 0;
        int blocks = data.length / Integer.BYTES * Integer.BYTES;
        for (int at = 0; at < blocks; at += Integer.BYTES) {
            hash ^= scrambled((int) INTS.get(data, at));
            hash = Integer.rotateLeft(hash, 13) * 5 + 0xe6546b64;
        }
        return finished(hash ^ scrambled(rest(data, blocks)) ^ data.length);
    }

    /** The up to three bytes that fill no block. */
    private static int rest(byte[] data, int from) {
        int rest = 0;
        for (int at = data.length - 1; at >= from; at--) {
            rest = rest << Byte.SIZE | Byte.toUnsignedInt(data[at]);
        }
        return rest;
    }

    private static int scrambled(int block) {
        return Integer.rotateLeft(block * FIRST, 15) * SECOND;
    }

    private static int finished(int hash) {
        int mixed = (hash ^ hash >>> 16) * 0x85ebca6b;
        mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
        return mixed ^ mixed >>> 16;
    }
}
