package org.pledgekeeper.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.pledgekeeper.statement.PlainXml;

/** One XML part of an office document, read from end to end. */
abstract class XmlPart {
    /** @throws Unfit with the first fault that is found */
    protected void start(XMLStreamReader element) throws Unfit {}

    protected void text(String text) throws Unfit {}

    protected void end(String element) throws Unfit {}

    /**
     * A part without a byte, as LibreOffice writes some, is passed over.
     *
     * @throws Unfit when it is no sound XML, has entities of its own, or a fault was found
     */
    final void read(InputStream content, long deadline) throws Unfit {
        try (PushbackInputStream open = new PushbackInputStream(content)) {
            int first = open.read();
            if (first < 0) {
                return;
            }
            open.unread(first);
            XMLStreamReader xml = PlainXml.read(open);
            for (int events = 0; xml.hasNext(); events++) {
                if ((events & 0x3ff) == 0 && System.nanoTime() - deadline > 0) {
                    throw new Unfit(FileFault.SLOW);
                }
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start(xml);
                    case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(xml.getText());
                    case XMLStreamConstants.ENTITY_REFERENCE -> throw new Unfit(FileFault.UNCLEAR);
                    default -> {
                    }
                }
            }
        } catch (XMLStreamException | IOException | RuntimeException damaged) {
            throw new Unfit(FileFault.UNCLEAR);
        }
    }

    /** @return the value of an attribute, whatever its namespace; empty where there is none */
    static String attribute(XMLStreamReader element, String name) {
        for (int i = 0; i < element.getAttributeCount(); i++) {
            if (element.getAttributeLocalName(i).equals(name)) {
                return element.getAttributeValue(i).strip();
            }
        }
        return "";
    }
}
