package io.github.synctck.report.book;

import io.github.synctck.spec.profile.OpenPoint;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.FailureClass;
import io.github.synctck.spec.requirement.Requirement;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What there is to say about one id.
 *
 * @param title the id and a few words
 * @param sections in reading order, none empty
 */
public record Explanation(String title, List<Section> sections) {
    public Explanation {
        sections = List.copyOf(sections);
    }

    /** A heading and its sentences. */
    public record Section(String heading, List<String> lines) {
        public Section {
            lines = List.copyOf(lines);
        }
    }

    /** A requirement, an open point, an ambiguity or a failure class; empty where nothing has that id. */
    public static Optional<Explanation> of(Knowledge knowledge, String id) {
        for (Requirement requirement : knowledge.catalogue().all()) {
            if (requirement.id().value().equalsIgnoreCase(id)) {
                return Optional.of(requirement(knowledge, requirement));
            }
        }
        for (FailureClass each : knowledge.failureClasses()) {
            if (each.id().equalsIgnoreCase(id)) {
                return Optional.of(failureClass(knowledge, each));
            }
        }
        String upper = id.toUpperCase(Locale.ROOT);
        List<OpenPoint> points = knowledge.openPoints().stream()
                .filter(each -> each.id().equals(upper) || each.ambiguities().contains(upper))
                .toList();
        return points.isEmpty() ? Optional.empty() : Optional.of(points(knowledge, upper, points));
    }

    /** Every id that can be asked for. */
    public static List<String> ids(Knowledge knowledge) {
        List<String> ids = new ArrayList<>();
        knowledge.catalogue().all().forEach(each -> ids.add(each.id().value()));
        knowledge.openPoints().forEach(each -> ids.add(each.id()));
        knowledge.openPoints().forEach(each -> ids.addAll(each.ambiguities()));
        knowledge.failureClasses().forEach(each -> ids.add(each.id()));
        return ids.stream().distinct().toList();
    }

    private static Explanation requirement(Knowledge knowledge, Requirement requirement) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("", List.of(requirement.text())));
        sections.add(new Section("What goes wrong for a person", List.of(requirement.intent())));
        sections.add(new Section("Source", List.of(requirement.source())));
        String untested = requirement.untested();
        add(sections, "Cases", untested == null ? knowledge.cases(requirement.id()) : List.of());
        add(sections, "Untested", untested == null ? List.of() : List.of(untested));
        add(
                sections,
                "Needs first",
                requirement.requires().stream().map(RequirementId::value).toList());
        add(sections, "Failure classes", failureClasses(knowledge, requirement));
        add(sections, "Likely causes", requirement.advice().causes());
        add(sections, "Fixes in a Postgres backend", requirement.advice().fixes());
        add(
                sections,
                "Depends on",
                knowledge.openPoints(requirement.id()).stream()
                        .map(each -> each.id() + " " + each.title())
                        .toList());
        return new Explanation(requirement.id() + "  " + requirement.level(), sections);
    }

    static List<String> failureClasses(Knowledge knowledge, Requirement requirement) {
        return requirement.covers().stream()
                .map(each -> each + ": " + knowledge.text(each))
                .toList();
    }

    private static void add(List<Section> sections, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            sections.add(new Section(heading, lines));
        }
    }

    private static Explanation failureClass(Knowledge knowledge, FailureClass failureClass) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("", List.of(failureClass.text())));
        String untestable = failureClass.untestable();
        add(sections, "Not testable from outside", untestable == null ? List.of() : List.of(untestable));
        add(
                sections,
                "Covered by",
                knowledge.covering(failureClass).stream()
                        .map(each -> each.id() + ": " + each.text())
                        .toList());
        return new Explanation(failureClass.id() + "  failure class", sections);
    }

    private static Explanation points(Knowledge knowledge, String id, List<OpenPoint> points) {
        List<Section> sections = new ArrayList<>();
        for (OpenPoint point : points) {
            String names = point.ambiguities().isEmpty() ? "" : " (" + String.join(", ", point.ambiguities()) + ")";
            sections.add(new Section(point.id() + " " + point.title() + names, List.of(point.question())));
            List<String> readings = new ArrayList<>();
            for (OpenPoint.Reading reading : point.readings()) {
                String by = reading.equals(point.readings().get(0)) ? " (default)" : "";
                readings.add(reading.word() + by + ": " + reading.text());
            }
            String where = point.key().isEmpty() ? "One reading for everybody" : "Readings, declared as " + point.key();
            sections.add(new Section(where, readings));
            List<String> declared = new ArrayList<>();
            for (Profile profile : knowledge.profiles()) {
                declared.add(profile.name() + ": "
                        + point.declared(profile.policies()).word());
            }
            add(sections, "Profiles", point.key().isEmpty() ? List.of() : declared);
            add(
                    sections,
                    "Requirements",
                    point.requirements().stream().map(RequirementId::value).toList());
        }
        return new Explanation(id + "  what the texts leave open", sections);
    }
}
