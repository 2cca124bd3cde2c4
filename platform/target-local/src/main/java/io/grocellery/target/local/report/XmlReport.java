package io.grocellery.target.local.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads an XML file from its beginning to its end, in bounded memory; nothing outside the file is looked at. */
final class XmlReport {

    private static final XMLInputFactory FACTORY = factory();

    private XmlReport() {}

    /** Is told of each element. */
    interface Elements {

        void begin(String name, XMLStreamReader attributes) throws XMLStreamException;

        default void end(String name) {}
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    static void read(Path file, String form, Elements elements) {
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(in);
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> elements.begin(reader.getLocalName(), reader);
                    case XMLStreamConstants.END_ELEMENT -> elements.end(reader.getLocalName());
                    default -> {}
                }
            }
        } catch (IOException | XMLStreamException | NumberFormatException malformed) {
            throw new UnreadableReportException(file, form, malformed);
        }
    }

    /** An attribute's number; zero when it is missing. */
    static long number(XMLStreamReader attributes, String name) {
        String value = attributes.getAttributeValue(null, name);
        return value == null ? 0 : Long.parseLong(value);
    }

    /** An attribute's text; empty when it is missing. */
    static String text(XMLStreamReader attributes, String name) {
        String value = attributes.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
