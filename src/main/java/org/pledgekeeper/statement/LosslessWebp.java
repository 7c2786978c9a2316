package org.pledgekeeper.statement;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Reads what precedes the pixels of a lossless WebP, since the decoder takes any number of transforms and of code
 * groups, each of which costs it a pass over all pixels or some kilobytes. Layout: RFC 9649, chapter 3.
 */
final class LosslessWebp {
    private static final int MOST_GROUPS = 4000;
    private static final int[] LENGTH_ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    private final byte[] bytes;
    private long bit;

    LosslessWebp(byte[] bytes, int start) {
        this.bytes = bytes;
        this.bit = 8L * start;
    }

    void check(int width, int height) {
        int packed = width;
        for (int seen = 0; bits(1) == 1;) {
            int type = bits(2);
            if ((seen & 1 << type) != 0) {
                throw PictureReader.damaged();
            }
            seen |= 1 << type;
            if (type < 2) {
                blocks(packed, height);
            } else if (type == 3) {
                int colours = bits(8) + 1;
                pixels(colours, 1);
                packed = shrunk(width, colours > 16 ? 0 : colours > 4 ? 1 : colours > 2 ? 2 : 3);
            }
        }
        if (bits(1) == 1) {
            bits(4);
        }
        if (bits(1) == 1 && blocks(packed, height) >= MOST_GROUPS) {
            throw PictureReader.damaged();
        }
    }

    private int blocks(int width, int height) {
        int size = bits(3) + 2;
        return pixels(shrunk(width, size), shrunk(height, size));
    }

    private static int shrunk(int length, int bits) {
        return length + (1 << bits) - 1 >> bits;
    }

    private int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++, bit++) {
            value |= (bytes[(int) (bit >> 3)] >> (bit & 7) & 1) << i;
        }
        return value;
    }

    /** Reads over a picture; answers its greatest red and green, which number the groups where it maps them. */
    private int pixels(int width, int height) {
        int cacheBits = bits(1) == 1 ? bits(4) : 0;
        int[][] codes = {code(280 + (cacheBits == 0 ? 0 : 1 << cacheBits)), code(256), code(256), code(256), code(40)};
        int greatest = 0;
        for (int read = 0; read < width * height;) {
            int symbol = symbol(codes[0]);
            if (symbol < 256) {
                greatest = Math.max(greatest, symbol(codes[1]) << 8 | symbol);
                symbol(codes[2]);
                symbol(codes[3]);
                read++;
            } else if (symbol < 280) {
                read += prefixed(symbol - 256);
                prefixed(symbol(codes[4]));
            } else {
                read++;
            }
        }
        return greatest;
    }

    private int prefixed(int prefix) {
        if (prefix < 4) {
            return prefix + 1;
        }
        int extra = prefix - 2 >> 1;
        return (2 + (prefix & 1) << extra) + bits(extra) + 1;
    }

    /** How many codes there are of each length, then their symbols in order. */
    private int[] code(int alphabet) {
        int[] lengths = new int[alphabet];
        if (bits(1) == 1) {
            boolean two = bits(1) == 1;
            int symbol = bits(bits(1) == 1 ? 8 : 1);
            lengths[symbol] = 1;
            if (two) {
                int second = bits(8);
                if (second <= symbol) {
                    throw PictureReader.damaged();
                }
                lengths[second] = 1;
            }
            return ordered(lengths);
        }
        int[] lengthsOfLengths = new int[LENGTH_ORDER.length];
        int known = bits(4) + 4;
        for (int i = 0; i < known; i++) {
            lengthsOfLengths[LENGTH_ORDER[i]] = bits(3);
        }
        int[] lengthCode = ordered(lengthsOfLengths);
        int symbols = bits(1) == 1 ? 2 + bits(2 + 2 * bits(3)) : alphabet;
        int previous = 8;
        for (int i = 0; i < alphabet && symbols > 0; symbols--) {
            int length = symbol(lengthCode);
            if (length < 16) {
                lengths[i++] = length;
                previous = length == 0 ? previous : length;
            } else {
                int repeat = length == 16 ? 3 + bits(2) : length == 17 ? 3 + bits(3) : 11 + bits(7);
                Arrays.fill(lengths, i, i + repeat, length == 16 ? previous : 0);
                i += repeat;
            }
        }
        return ordered(lengths);
    }

    /** Refuses a code with gaps or overlaps, which another decoder might read differently. */
    private static int[] ordered(int[] lengths) {
        int[] symbols = IntStream.range(0, lengths.length).filter(symbol -> lengths[symbol] > 0).boxed()
                .sorted(Comparator.comparing(symbol -> lengths[symbol])).mapToInt(Integer::intValue).toArray();
        int full = 1 << 15;
        if (symbols.length != 1 && Arrays.stream(symbols).map(symbol -> full >> lengths[symbol]).sum() != full) {
            throw PictureReader.damaged();
        }
        int[] code = new int[16 + symbols.length];
        for (int i = 0; i < symbols.length; i++) {
            code[lengths[symbols[i]]]++;
            code[16 + i] = symbols[i];
        }
        return code;
    }

    private int symbol(int[] code) {
        if (code.length == 17) {
            return code[16];
        }
        int prefix = 0;
        int first = 0;
        int index = 16;
        for (int length = 1; length < 16; length++) {
            prefix |= bits(1);
            if (prefix - first < code[length]) {
                return code[index + prefix - first];
            }
            index += code[length];
            first = first + code[length] << 1;
            prefix <<= 1;
        }
        throw PictureReader.damaged();
    }
}
