package io.github.synctck.report.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.conformance.run.RunResult;
import io.github.synctck.report.Results;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JunitReportTest {
    private static Document document(RunResult result) throws Exception {
        String text = new JunitReport().write(result);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    private static Element testCase(Document document, String name) {
        NodeList cases = document.getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element each = (Element) cases.item(i);
            if (each.getAttribute("name").equals(name)) {
                return each;
            }
        }
        throw new AssertionError("no test case " + name);
    }

    @Test
    void countsAreThoseOfTheTestCases() throws Exception {
        Document document = document(Results.red());
        Element suite = document.getDocumentElement();

        assertThat(suite.getTagName()).isEqualTo("testsuite");
        assertThat(suite.getAttribute("tests"))
                .isEqualTo(
                        String.valueOf(document.getElementsByTagName("testcase").getLength()));
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(suite.getAttribute("skipped")).isEqualTo("2");
        assertThat(document.getElementsByTagName("skipped").getLength()).isEqualTo(2);
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
    }

    @Test
    void failureNamesRequirementCaseAndReplay() throws Exception {
        Element failed = testCase(document(Results.red()), "push-05/case-of-fail");

        assertThat(failed.getAttribute("classname")).isEqualTo("PUSH-05");
        Element failure = (Element) failed.getElementsByTagName("failure").item(0);
        assertThat(failure.getTextContent()).contains("replay: " + Results.REPLAY, "actual: accepted");
    }

    @Test
    void failedShouldIsAWarningAndNoFailure() throws Exception {
        Element warned = testCase(document(Results.red()), "pull-01/case-of-fail");

        assertThat(warned.getElementsByTagName("failure").getLength()).isZero();
        assertThat(warned.getElementsByTagName("system-out").item(0).getTextContent())
                .startsWith("WARN ");
    }

    @Test
    void hostileTextsStayText() throws Exception {
        Element failed = testCase(document(Results.red()), "push-05/case-of-fail");
        Element failure = (Element) failed.getElementsByTagName("failure").item(0);

        assertThat(failure.getAttribute("message")).contains("a?[31mred?[0m? <b>&\"']]> ?");
    }
}
