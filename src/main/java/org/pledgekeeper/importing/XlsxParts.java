package org.pledgekeeper.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.pledgekeeper.evidence.ZipContent;
import org.pledgekeeper.statement.PlainXml;

/** The parts of a workbook of Excel, and how they name each other. */
record XlsxParts(ZipContent zip) {
    /** What is done with the beginning of an element. */
    @FunctionalInterface
    interface Start {
        void of(XMLStreamReader xml);
    }

    /** Goes through a part of it; where there is none, through nothing. */
    void elements(String part, Start start) {
        if (!zip.names().contains(part)) {
            return;
        }
        try (InputStream in = zip.open(part)) {
            XMLStreamReader xml = PlainXml.readInPieces(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    start.of(xml);
                }
            }
        } catch (XMLStreamException | IOException | RuntimeException broken) {
            throw Sheets.damaged();
        }
    }

    /** @return an attribute of that space, or of that name with some prefix; null where there is none */
    static String attribute(XMLStreamReader xml, String space, String name) {
        String value = xml.getAttributeValue(space, name);
        for (int i = 0; value == null && i < xml.getAttributeCount(); i++) {
            value = xml.getAttributeLocalName(i).equals(name) && xml.getAttributePrefix(i) != null && !xml.getAttributePrefix(i).isEmpty()
                    ? xml.getAttributeValue(i) : null;
        }
        return value;
    }

    /** @return the parts that a part names as of this kind, by id; all where the kind is empty */
    Map<String, String> related(String part, String kind) {
        int slash = part.lastIndexOf('/') + 1;
        String folder = part.substring(0, slash);
        Map<String, String> related = new LinkedHashMap<>();
        elements(folder + "_rels/" + part.substring(slash) + ".rels", xml -> {
            String type = String.valueOf(xml.getAttributeValue(null, "Type"));
            String target = xml.getAttributeValue(null, "Target");
            if (target != null && (kind.isEmpty() || type.endsWith("/" + kind))) {
                related.put(String.valueOf(xml.getAttributeValue(null, "Id")),
                        target.startsWith("/") ? target.substring(1) : folder + target);
            }
        });
        return related;
    }
}
