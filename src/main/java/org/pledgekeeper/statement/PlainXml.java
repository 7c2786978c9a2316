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
    static final XMLInputFactory FACTORY = factory(true);
    private static final XMLInputFactory IN_PIECES = factory(false);

    private static XMLInputFactory factory(boolean whole) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, whole);
        factory.setProperty("jdk.xml.maxElementDepth", "0");
        return factory;
    }

    private PlainXml() {}

    public static XMLStreamReader read(InputStream xml) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(xml);
    }

    /** The same, with long text in several events one after another, so that none of it need be held whole. */
    public static XMLStreamReader readInPieces(InputStream xml) throws XMLStreamException {
        return IN_PIECES.createXMLStreamReader(xml);
    }
}
