package io.github.synctck.report.html;

import java.util.List;

/**
 * The sections of a kill matrix's page; every text is plain and is escaped by the template.
 *
 * @param columns the requirements that some server broke or should have broken
 * @param wrong servers that were not judged as they should be
 * @param broken the broken servers
 * @param sound the sound ones
 * @param lists requirements and cases that nothing proves
 */
public record MatrixPage(
        List<String> columns, List<Server> wrong, List<Server> broken, List<Server> sound, List<Frame.Lines> lists) {
    public MatrixPage {
        columns = List.copyOf(columns);
        wrong = List.copyOf(wrong);
        broken = List.copyOf(broken);
        sound = List.copyOf(sound);
        lists = List.copyOf(lists);
    }

    /**
     * A server.
     *
     * @param anchor where links to it lead
     * @param name its name
     * @param failureClass its class of failure; empty for a sound one
     * @param tone the color of its fate
     * @param fate what became of it
     * @param sentence what is special about it
     * @param profile what it declares
     * @param cells one for each column
     * @param told what a run showed first, and what else failed; lines
     */
    public record Server(
            String anchor,
            String name,
            String failureClass,
            String tone,
            String fate,
            String sentence,
            String profile,
            List<Cell> cells,
            List<String> told) {
        public Server {
            cells = List.copyOf(cells);
            told = List.copyOf(told);
        }
    }

    /**
     * A server and a requirement.
     *
     * @param tone {@code killed}, {@code also}, {@code wrong}, {@code missed} or empty
     * @param sign the same as one character
     * @param word the same in words
     */
    public record Cell(String tone, String sign, String word) {}
}
