package org.pledgekeeper.statement;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A WebP, looked through before the decoder sees it. Layout: RFC 9649. */
final class WebpContent {
    private WebpContent() {}

    static boolean isWebp(byte[] bytes) {
        return bytes.length > 16 && fourLetters(bytes, 0).equals("RIFF") && fourLetters(bytes, 8).equals("WEBP");
    }

    private static String fourLetters(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }

    /**
     * Breaks off the WebP decoder, which would read on and on past the end, once it has used up the few more bytes that
     * it rightly looks ahead.
     */
    static InputStream withoutEnd(byte[] bytes) {
        return new SequenceInputStream(new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length + 16)), new InputStream() {
            @Override
            public int read() {
                throw PictureReader.damaged();
            }
        });
    }

    /**
     * One still picture of the size that was checked: the decoder would take as many as there are, of any size.
     *
     * @return whether it is several pictures
     */
    static boolean moves(byte[] bytes, int width, int height) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int pictures = 0;
        int alphas = 0;
        for (long at = 12; at + 8 <= bytes.length;) {
            int data = (int) at + 8;
            long length = Integer.toUnsignedLong(buffer.getInt(data - 4));
            switch (fourLetters(bytes, data - 8)) {
                case "ANIM", "ANMF" -> {
                    return true;
                }
                case "ALPH" -> {
                    alphas++;
                    if ((bytes[data] & 3) == 1) {
                        new LosslessWebp(bytes, data + 1).check(width, height);
                    }
                }
                case "VP8L" -> {
                    pictures++;
                    new LosslessWebp(bytes, data + 5).check(width, height);
                }
                case "VP8 " -> {
                    pictures++;
                    if ((buffer.getShort(data + 6) & 0x3fff) != width || (buffer.getShort(data + 8) & 0x3fff) != height) {
                        throw PictureReader.damaged();
                    }
                }
                default -> {
                }
            }
            at = data + length + (length & 1);
        }
        if (pictures != 1 || alphas > 1) {
            throw PictureReader.damaged();
        }
        return false;
    }
}
