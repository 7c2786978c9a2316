package org.pledgekeeper.statement;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What a PNG says of its colours and Java's reader passes over (PNG 1.2, 4.2): the one colour that is transparent, a colour
 * profile, and the gamma of older programs.
 *
 * @param bits of a sample
 * @param key the samples of the transparent colour; empty where there is none
 * @param profile null where there is none
 * @param gamma of the file; 0 where there is none, or it is that of every screen
 */
record PngColours(int bits, int[] key, ICC_Profile profile, double gamma) {
    static final PngColours PLAIN = new PngColours(8, new int[0], null, 0);
    private static final int SIGNATURE = 8;
    private static final String PROFILE_OF_JPEG = "ICC_PROFILE\0";
    private static final int LARGEST_PROFILE = 4 * 1024 * 1024;
    private static final int GREY = 0;
    private static final int TRUE_COLOUR = 2;

    static PngColours of(byte[] png) throws DataFormatException {
        ByteBuffer bytes = ByteBuffer.wrap(png);
        int[] key = {};
        ICC_Profile profile = null;
        double gamma = 0;
        int type = png[SIGNATURE + 17];
        for (int at = SIGNATURE; at + 12 <= png.length; at += 12 + bytes.getInt(at)) {
            int length = bytes.getInt(at);
            String name = new String(png, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (length < 0 || length > png.length - at - 12 || name.equals("IDAT")) {
                break;
            }
            switch (name) {
                case "tRNS" -> key = type == GREY || type == TRUE_COLOUR ? samples(bytes, at + 8, type == GREY ? 1 : 3) : key;
                case "iCCP" -> profile = profile(png, at + 8, length);
                case "sRGB" -> gamma = -1;
                case "gAMA" -> gamma = gamma < 0 ? gamma : bytes.getInt(at + 8) / 100_000.0;
                default -> {
                }
            }
        }
        boolean usual = gamma < 0.1 || gamma > 5 || Math.abs(gamma - 1 / 2.2) < 0.02;
        return new PngColours(png[SIGNATURE + 16], key, profile, profile != null || usual ? 0 : gamma);
    }

    /** The profile of a grey JPEG, which its reader passes over. */
    static PngColours ofGrey(byte[] jpeg) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (int at = 2; at + 4 < jpeg.length && jpeg[at] == (byte) 0xff && jpeg[at + 1] != (byte) 0xda;) {
            int length = (jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff;
            int mark = at + 4;
            int content = mark + PROFILE_OF_JPEG.length() + 2;
            at += 2 + length;
            if (at <= jpeg.length && content < at
                    && new String(jpeg, mark, PROFILE_OF_JPEG.length(), StandardCharsets.ISO_8859_1).equals(PROFILE_OF_JPEG)) {
                data.write(jpeg, content, at - content);
            }
        }
        try {
            ICC_Profile profile = data.size() == 0 ? null : ICC_Profile.getInstance(data.toByteArray());
            return profile == null || profile.getNumComponents() != 1 ? PLAIN : new PngColours(8, new int[0], profile, 0);
        } catch (IllegalArgumentException unusable) {
            return PLAIN;
        }
    }

    private static int[] samples(ByteBuffer bytes, int at, int count) {
        int[] samples = new int[count];
        for (int i = 0; i < count; i++) {
            samples[i] = bytes.getShort(at + 2 * i) & 0xffff;
        }
        return samples;
    }

    /** @return null for one that cannot be used, which browsers pass over too */
    private static ICC_Profile profile(byte[] png, int start, int length) throws DataFormatException {
        int name = start;
        while (png[name] != 0) {
            name++;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(png, name + 2, start + length - name - 2);
            byte[] data = new byte[LARGEST_PROFILE];
            int size = inflater.inflate(data);
            return ICC_Profile.getInstance(Arrays.copyOf(data, size));
        } catch (IllegalArgumentException unusable) {
            return null;
        } finally {
            inflater.end();
        }
    }

    /**
     * @param picture the colours of the raster
     * @param raster as it was decoded
     */
    BufferedImage clear(BufferedImage picture, Raster raster) {
        if (key.length == 0 || raster.getNumBands() < key.length) {
            return picture;
        }
        BufferedImage cleared = PictureReader.canvas(picture.getWidth(), picture.getHeight());
        int[] pixel = new int[raster.getNumBands()];
        boolean spread = bits < 8 && raster.getSampleModel().getSampleSize(0) == 8;
        int first = spread ? key[0] * 255 / ((1 << bits) - 1) : key[0];
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                raster.getPixel(x, y, pixel);
                boolean clear = pixel[0] == first && (key.length == 1 || pixel[1] == key[1] && pixel[2] == key[2]);
                cleared.setRGB(x, y, clear ? 0 : picture.getRGB(x, y));
            }
        }
        return cleared;
    }

    BufferedImage inSrgb(BufferedImage picture) {
        int components = profile == null ? 0 : profile.getNumComponents();
        if (components != 1 && components != 3) {
            return gamma > 0 ? lightened(picture) : picture;
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        WritableRaster from = Raster.createInterleavedRaster(0, width, height, components, null);
        WritableRaster to = Raster.createInterleavedRaster(0, width, height, 3, null);
        for (int i = 0; i < components; i++) {
            from.setSamples(0, 0, width, height, i, picture.getRaster().getSamples(0, 0, width, height, i, (int[]) null));
        }
        new ColorConvertOp(new ICC_ColorSpace(profile), ColorSpace.getInstance(ColorSpace.CS_sRGB), null).filter(from, to);
        for (int i = 0; i < 3; i++) {
            picture.getRaster().setSamples(0, 0, width, height, i, to.getSamples(0, 0, width, height, i, (int[]) null));
        }
        return picture;
    }

    private BufferedImage lightened(BufferedImage picture) {
        int[] levels = new int[256];
        for (int i = 0; i < levels.length; i++) {
            double light = Math.pow(i / 255.0, 1 / gamma);
            levels[i] = (int) Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055));
        }
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int pixel = picture.getRGB(x, y);
                picture.setRGB(x, y,
                        pixel & 0xff000000 | levels[pixel >> 16 & 0xff] << 16 | levels[pixel >> 8 & 0xff] << 8 | levels[pixel & 0xff]);
            }
        }
        return picture;
    }
}
