package org.pledgekeeper.evidence;

/** Why a file is not kept, the weightiest first, each with the words that say how to mend it. docs/files.md tells them in full. */
enum FileFault {
    LOCKED("This file is locked, with a password or against changes. Please save a copy without the lock and choose that."),
    DAMAGED("This file is damaged, or was cut short. Please save it again and choose the new copy."),
    MACROS("This file has macros: small programs inside the document. Please save it as .docx, .xlsx, .pptx or PDF, without macros, "
            + "and choose that."),
    COMMANDS(
            "This document has a field that can start another program (DDE). Please take that field out, or save the document as a "
                    + "PDF, and choose it"
                    + " again."),
    STARTS("This document has a button or link that starts another program. Please take that out, or save the document as a PDF, and "
            + "choose it again."),
    FETCHES("This document fetches something from elsewhere when it is opened, such as a template, a linked file or a picture on a "
            + "network. Please"
            + " break that link, or save the document as a PDF, and choose it again."),
    PACKED("This document has another file packed inside it. Please take that out, or save the document as a PDF, and choose it again."),
    UNCLEAR("We could not look through all of this document. Please save it again, or as a PDF, and choose that."),
    UNPACKS("This file would unpack to far more than it seems. Please save the document again, or as a PDF, and choose that."),
    SLOW("This document takes us too long to look through. Please save it as a PDF, and choose that."),
    KIND("This office file is of a kind we do not keep, such as a template. Please save it as .docx, .xlsx, .pptx or PDF and choose that."),
    PDF_SCRIPT("This PDF has a script in it. " + Mend.PRINT),
    PDF_STARTS("This PDF can start other programs. " + Mend.PRINT),
    PDF_SENDS("This PDF has a form that sends what is filled in, or reads it, from elsewhere. " + Mend.PRINT),
    PDF_FORM("This PDF is a form of the older kind that runs by itself (XFA). " + Mend.PRINT),
    PDF_PACKED("This PDF has another file packed inside it. " + Mend.PRINT),
    PDF_POINTS(
            "This PDF points at a file on a computer or a network. Please take that link out, or print it to a new PDF, and choose "
                    + "that one."),
    PDF_MEDIA("This PDF has a film, a sound or a moving model in it. " + Mend.PRINT),
    PDF_UNCLEAR("We could not look through all of this PDF. " + Mend.PRINT),
    PDF_UNPACKS("This PDF would unpack to far more than it seems. " + Mend.PRINT),
    PDF_SLOW("This PDF takes us too long to look through. " + Mend.PRINT);

    private static final class Mend {
        private static final String PRINT = "Please open it, print it to a new PDF, and choose that one.";
    }

    private final String words;

    FileFault(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
