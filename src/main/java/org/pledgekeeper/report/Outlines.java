package org.pledgekeeper.report;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Our own words as shapes of Liberation Sans, so that lettering inside a picture needs no font of the machine. */
public final class Outlines {
    /** What our own words are written with: the letters of Western Europe, quotation marks and dashes. */
    private static final int[] SIGNS =
            IntStream.concat(IntStream.concat(IntStream.rangeClosed(' ', '~'), IntStream.rangeClosed(0xA0, 0xFF)), "‘’“”–…".chars())
                    .toArray();
    private static final Map<Integer, Glyph> PLAIN = read(Lettering.REGULAR);
    private static final Map<Integer, Glyph> BOLD = read(Lettering.BOLD);

    private Outlines() {}

    /** A sign of height one. */
    private record Glyph(Shape outline, double advance) {}

    private static Map<Integer, Glyph> read(String face) {
        try (InputStream file = Outlines.class.getResourceAsStream(face);
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes()))) {
            CmapLookup numbers = font.getUnicodeCmapLookup();
            double scale = 1.0 / font.getUnitsPerEm();
            Map<Integer, Glyph> glyphs = new HashMap<>();
            for (int sign : SIGNS) {
                int number = numbers.getGlyphId(sign);
                var drawn = font.getGlyph().getGlyph(number);
                glyphs.put(sign, new Glyph(drawn == null ? new Path2D.Double()
                        : AffineTransform.getScaleInstance(scale, -scale).createTransformedShape(drawn.getPath()),
                        font.getAdvanceWidth(number) * scale));
            }
            return glyphs;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Glyph glyph(int sign, boolean bold) {
        Map<Integer, Glyph> face = bold ? BOLD : PLAIN;
        return face.getOrDefault(sign, face.get((int) '?'));
    }

    public static double width(String words, double size, boolean bold) {
        return words.codePoints().mapToDouble(sign -> glyph(sign, bold).advance()).sum() * size;
    }

    /** @param x where the first letter begins @param y the line that the letters stand on */
    public static Shape of(String words, double x, double y, double size, boolean bold) {
        Path2D all = new Path2D.Double();
        double at = x;
        for (int sign : words.codePoints().toArray()) {
            AffineTransform place = AffineTransform.getTranslateInstance(at, y);
            place.scale(size, size);
            all.append(place.createTransformedShape(glyph(sign, bold).outline()), false);
            at += glyph(sign, bold).advance() * size;
        }
        return all;
    }
}
