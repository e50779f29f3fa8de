package io.github.synctck.report.book;

import io.github.synctck.conformance.suite.Case;
import io.github.synctck.conformance.suite.Suite;
import io.github.synctck.spec.codec.CatalogueReader;
import io.github.synctck.spec.codec.OpenPointsReader;
import io.github.synctck.spec.codec.ProfileReader;
import io.github.synctck.spec.profile.OpenPoint;
import io.github.synctck.spec.profile.Profile;
import io.github.synctck.spec.requirement.Catalogue;
import io.github.synctck.spec.requirement.FailureClass;
import io.github.synctck.spec.requirement.Requirement;
import io.github.synctck.spec.requirement.RequirementId;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that can be looked up.
 *
 * @param catalogue the requirements
 * @param failureClasses the ways to fail
 * @param openPoints what the texts leave open
 * @param profiles those that come with the product
 * @param cases those of the suite
 */
public record Knowledge(
        Catalogue catalogue,
        List<FailureClass> failureClasses,
        List<OpenPoint> openPoints,
        List<Profile> profiles,
        List<Case> cases) {

    /** What comes with the product. */
    public static Knowledge load() {
        return new Knowledge(
                CatalogueReader.load(),
                CatalogueReader.failureClasses(),
                OpenPointsReader.load(),
                ProfileReader.NAMES.stream().map(ProfileReader::named).toList(),
                Suite.standard().cases());
    }

    /** The ids of the cases that say something about a requirement, those that judge it first. */
    public List<String> cases(RequirementId requirement) {
        Stream<Case> judging = cases.stream().filter(each -> each.judges().equals(requirement));
        Stream<Case> touching = cases.stream().filter(each -> each.touches().contains(requirement));
        return Stream.concat(judging, touching).map(Case::id).toList();
    }

    /** The requirements that cover a failure class. */
    public List<Requirement> covering(FailureClass failureClass) {
        return catalogue.all().stream()
                .filter(each -> each.covers().contains(failureClass.id()))
                .toList();
    }

    /** The open points on which a requirement depends. */
    public List<OpenPoint> openPoints(RequirementId requirement) {
        return openPoints.stream()
                .filter(each -> each.requirements().contains(requirement))
                .toList();
    }

    String text(String failureClass) {
        return failureClasses.stream()
                .filter(each -> each.id().equals(failureClass))
                .map(FailureClass::text)
                .findFirst()
                .orElseThrow();
    }
}
