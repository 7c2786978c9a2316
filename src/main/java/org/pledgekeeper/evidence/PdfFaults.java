package org.pledgekeeper.evidence;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;

/**
 * What is wrong with the objects of a PDF, told by what they are (ISO 32000-1: actions 12.6, forms 12.7, files 7.11, media 13).
 * Each object stands for itself: what it refers to is looked at in its own turn.
 */
final class PdfFaults {
    private static final Map<String, FileFault> ACTIONS = Map.of("JavaScript", FileFault.PDF_SCRIPT, "Launch", FileFault.PDF_STARTS,
            "SubmitForm", FileFault.PDF_SENDS, "ImportData", FileFault.PDF_SENDS, "GoToE", FileFault.PDF_PACKED, "Rendition",
            FileFault.PDF_MEDIA,
            "Movie", FileFault.PDF_MEDIA, "Sound", FileFault.PDF_MEDIA, "RichMediaExecute", FileFault.PDF_MEDIA);
    private static final Map<String, FileFault> SUBTYPES = Map.of("FileAttachment", FileFault.PDF_PACKED, "RichMedia", FileFault.PDF_MEDIA,
            "Movie", FileFault.PDF_MEDIA, "Sound", FileFault.PDF_MEDIA, "Screen", FileFault.PDF_MEDIA, "3D", FileFault.PDF_MEDIA);
    private static final Map<String, FileFault> KEYS = Map.of("XFA", FileFault.PDF_FORM, "EF", FileFault.PDF_PACKED, "OnInstantiate",
            FileFault.PDF_SCRIPT, "Collection", FileFault.PDF_PACKED);
    private static final Pattern ON_A_NETWORK = Pattern.compile("(?is)\\s*(?:[\\\\/]{2}|(?:file|smb|cifs|nfs):).*");
    private static final Pattern ON_A_COMPUTER = Pattern.compile("(?is)\\s*(?:[\\\\/]|[a-z]:[\\\\/]).*");
    private static final Pattern RUNS = Pattern.compile("(?is)\\s*(?:javascript|vbscript|data|jar|search|search-ms|ms-[a-z-]+):.*");

    private static final COSName BASE = COSName.getPDFName("Base");
    private static final Set<COSName> PLACES = Set.of(COSName.F, COSName.UF, COSName.URI, BASE, COSName.DOS, COSName.UNIX, COSName.MAC);

    private final Set<FileFault> found = EnumSet.noneOf(FileFault.class);

    Set<FileFault> found() {
        return found;
    }

    void add(FileFault fault) {
        found.add(fault);
    }

    /** @param object an indirect object, which may also stand for the value of any key elsewhere */
    void look(COSBase object) {
        if (object instanceof COSName name && ACTIONS.containsKey(name.getName())) {
            add(ACTIONS.get(name.getName()));
        } else if (object instanceof COSString string && ON_A_NETWORK.matcher(string.getString()).matches()) {
            add(FileFault.PDF_POINTS);
        }
        within(object);
    }

    /** The values of a stream's own dictionary; its contents are not looked at. */
    void lookAtStream(COSDictionary stream) {
        if (stream.containsKey(COSName.F)) {
            add(FileFault.PDF_POINTS);
        }
        if (is(stream, COSName.TYPE, "EmbeddedFile")) {
            add(FileFault.PDF_PACKED);
        }
    }

    private void within(COSBase object) {
        if (object instanceof COSArray array) {
            array.forEach(this::within);
        } else if (object instanceof COSDictionary dictionary) {
            dictionary(dictionary);
            dictionary.getValues().forEach(this::within);
        }
    }

    private void dictionary(COSDictionary dictionary) {
        addNamed(ACTIONS, dictionary.getItem(COSName.S));
        addNamed(SUBTYPES, dictionary.getItem(COSName.SUBTYPE));
        for (COSName key : dictionary.keySet()) {
            if (KEYS.containsKey(key.getName()) && !(dictionary.getItem(key) instanceof COSName)) {
                add(KEYS.get(key.getName()));
            }
        }
        boolean remote = is(dictionary, COSName.S, "GoToR");
        for (COSName key : PLACES) {
            String place = dictionary.getItem(key) instanceof COSString string ? string.getString() : "";
            boolean address = COSName.URI.equals(key) || BASE.equals(key);
            if (ON_A_NETWORK.matcher(place).matches()
                    || (remote || address) && ON_A_COMPUTER.matcher(place).matches() && !isPathOfASite(key, place)
                    || address && RUNS.matcher(place).matches()) {
                add(FileFault.PDF_POINTS);
            }
        }
        if (remote && dictionary.getItem(COSName.F) instanceof COSDictionary file
                && file.getValues().stream()
                        .anyMatch(value -> value instanceof COSString path && ON_A_COMPUTER.matcher(path.getString()).matches())) {
            add(FileFault.PDF_POINTS);
        }
    }

    /** "/about" in a link is a page of the site that the document came from. */
    private static boolean isPathOfASite(COSName key, String place) {
        return COSName.URI.equals(key) && place.strip().startsWith("/");
    }

    private void addNamed(Map<String, FileFault> faults, COSBase value) {
        if (value instanceof COSName name && faults.containsKey(name.getName())) {
            add(faults.get(name.getName()));
        }
    }

    private static boolean is(COSDictionary dictionary, COSName key, String value) {
        return dictionary.getItem(key) instanceof COSName name && name.getName().equals(value);
    }
}
