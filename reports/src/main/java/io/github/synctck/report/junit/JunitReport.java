package io.github.synctck.report.junit;

import io.github.synctck.conformance.check.Status;
import io.github.synctck.conformance.run.CaseResult;
import io.github.synctck.conformance.run.RequirementResult;
import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.spec.requirement.Level;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * A run as JUnit XML: one test case per case and requirement. A failed SHOULD is no failure here, but a warning in
 * the test case's output; untested requirements are counted in a property.
 */
public final class JunitReport {
    /** The document. */
    public String write(RunResult result) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            newline(xml);
            suite(xml, result);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text + "\n";
    }

    private static void newline(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    private static void suite(XMLStreamWriter xml, RunResult result) throws XMLStreamException {
        List<RequirementResult> tested =
                result.requirements().stream().filter(r -> !r.cases().isEmpty()).toList();
        xml.writeStartElement("testsuite");
        attribute(xml, "name", result.suite());
        attribute(xml, "tests", String.valueOf(count(tested, null)));
        attribute(xml, "failures", String.valueOf(mustFailures(tested)));
        attribute(xml, "errors", String.valueOf(count(tested, Status.ERROR)));
        attribute(xml, "skipped", String.valueOf(count(tested, Status.UNKNOWN) + count(tested, Status.SKIPPED)));
        attribute(xml, "time", seconds(result.durationMillis()));
        newline(xml);
        xml.writeStartElement("properties");
        property(xml, "target", result.target().url());
        property(xml, "profile", result.profile());
        property(xml, "seed", result.seed());
        property(xml, "untested", String.valueOf(result.count(Status.UNTESTED)));
        xml.writeEndElement();
        newline(xml);
        for (RequirementResult requirement : tested) {
            for (CaseResult each : requirement.cases()) {
                testCase(xml, requirement, each);
            }
        }
        xml.writeEndElement();
    }

    private static long count(List<RequirementResult> tested, @Nullable Status status) {
        return tested.stream()
                .flatMap(r -> r.cases().stream())
                .filter(each -> status == null || each.status() == status)
                .count();
    }

    private static long mustFailures(List<RequirementResult> tested) {
        return count(
                tested.stream()
                        .filter(r -> r.requirement().level() == Level.MUST)
                        .toList(),
                Status.FAIL);
    }

    private static void property(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeEmptyElement("property");
        attribute(xml, "name", name);
        attribute(xml, "value", value);
    }

    private static void testCase(XMLStreamWriter xml, RequirementResult requirement, CaseResult result)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute(xml, "classname", requirement.requirement().id().value());
        attribute(xml, "name", result.id());
        attribute(xml, "time", seconds(result.durationMillis()));
        boolean must = requirement.requirement().level() == Level.MUST;
        switch (result.status()) {
            case FAIL -> outcome(xml, must ? "failure" : "system-out", requirement, result);
            case ERROR -> outcome(xml, "error", requirement, result);
            case UNKNOWN, SKIPPED -> {
                xml.writeEmptyElement("skipped");
                attribute(xml, "message", result.status().word() + ": " + result.message());
            }
            case PASS -> {}
            case UNTESTED -> throw new AssertionError(result);
        }
        xml.writeEndElement();
        newline(xml);
    }

    private static void outcome(XMLStreamWriter xml, String element, RequirementResult requirement, CaseResult result)
            throws XMLStreamException {
        xml.writeStartElement(element);
        if (!element.equals("system-out")) {
            attribute(xml, "message", result.message());
            attribute(xml, "type", requirement.requirement().id().value());
        }
        StringBuilder text = new StringBuilder();
        text.append(element.equals("system-out") ? "WARN " : "");
        text.append(requirement.requirement().text())
                .append('\n')
                .append(result.message())
                .append('\n');
        var contrast = result.contrast();
        if (contrast != null) {
            text.append("expected: ").append(contrast.expected()).append('\n');
            text.append("actual: ").append(contrast.actual()).append('\n');
        }
        result.evidenceLines().forEach(line -> text.append(line).append('\n'));
        if (result.replay() != null) {
            text.append("replay: ").append(result.replay()).append('\n');
        }
        xml.writeCharacters(legal(text.toString()));
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, legal(value));
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }

    /** XML 1.0 cannot hold most control characters and no lone surrogates, however they are escaped. */
    private static String legal(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean fine = c == '\n'
                    || c == '\t'
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000;
            out.appendCodePoint(fine ? c : '?');
        });
        return out.toString();
    }
}
