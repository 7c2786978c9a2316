package org.pledgekeeper.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.pledgekeeper.statement.PictureReader;
import org.pledgekeeper.typed.OneOf;

/** The kinds of file that evidence may be, told apart by what is in them. */
public enum FileType {
    PDF("pdf", "PDF", "application/pdf"),
    DOCX("docx", "Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    XLSX("xlsx", "Excel workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PPTX("pptx", "PowerPoint slides", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ODT("odt", "OpenDocument text", "application/vnd.oasis.opendocument.text"),
    ODS("ods", "OpenDocument spreadsheet", "application/vnd.oasis.opendocument.spreadsheet"),
    ODP("odp", "OpenDocument slides", "application/vnd.oasis.opendocument.presentation"),
    PNG("png", "Picture", "image/png"),
    JPEG("jpg", "Picture", "image/jpeg");

    private final String ending;
    private final String title;
    private final String mediaType;

    FileType(String ending, String title, String mediaType) {
        this.ending = ending;
        this.title = title;
        this.mediaType = mediaType;
    }

    public String getEnding() {
        return ending;
    }

    public String getTitle() {
        return title;
    }

    public String getMediaType() {
        return mediaType;
    }

    public boolean isPicture() {
        return this == PNG || this == JPEG;
    }

    public static Optional<FileType> ofMediaType(String mediaType) {
        return OneOf.by(FileType.class, type -> type.mediaType, mediaType);
    }

    /**
     * @return the type of a file that may be kept; a picture is still to be drawn anew, whatever its format ({@link #PNG})
     * @throws Unfit when it is of another type, locked, damaged, carries macros, scripts or other files, fetches something from
     * elsewhere, or would unpack to too much
     */
    static FileType of(byte[] bytes) throws Unfit {
        if (PictureReader.isPicture(bytes)) {
            return PNG;
        }
        if (starts(bytes, "PK\3\4")) {
            return OfficeContent.type(bytes);
        }
        if (!PdfContent.isPdf(bytes)) {
            throw new Unfit(KindsNotKept.words(bytes));
        }
        Optional<FileFault> fault = PdfContent.fault(bytes);
        if (fault.isPresent()) {
            throw new Unfit(fault.get());
        }
        return PDF;
    }

    private static boolean starts(byte[] bytes, String letters) {
        return new String(bytes, 0, Math.min(bytes.length, letters.length()), StandardCharsets.ISO_8859_1).equals(letters);
    }
}
