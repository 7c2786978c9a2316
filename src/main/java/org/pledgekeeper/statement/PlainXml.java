package org.pledgekeeper.statement;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML that strangers wrote: nothing outside is fetched and no document type is followed, so that no entity is known but
 * XML's own five. One that is used nonetheless shows as an event of its own, or as an error. How deep it may go is for
 * the reader to say: newer JDKs would end at 200 elements, older ones never.
 */
public final class PlainXml {
    static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

    static {
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        FACTORY.setProperty(XMLInputFactory.IS_COALESCING, true);
        FACTORY.setProperty("jdk.xml.maxElementDepth", "0");
    }

    private PlainXml() {}

    public static XMLStreamReader read(InputStream xml) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(xml);
    }
}
