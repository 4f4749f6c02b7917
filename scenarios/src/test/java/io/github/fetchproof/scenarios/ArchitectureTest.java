package io.github.fetchproof.scenarios;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows between the rooms, and which rooms are pure. A room that is not in the table fails the test. */
class ArchitectureTest {

    private static final String ROOT = "io.github.fetchproof.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.fetchproof");

    /** Room to the rooms it may use; {@code P} marks a pure one. */
    private static final Map<String, String> ROOMS = new LinkedHashMap<>();

    static {
        ROOMS.put("P fakes.gomod", "");
        ROOMS.put("P fakes.sumdb", "fakes.gomod");
        ROOMS.put("P fakes.world", "fakes.gomod fakes.fault fakes.sumdb");
        ROOMS.put("P fakes.fault", "fakes.sumdb");
        ROOMS.put("P fakes.traffic", "fakes.fault");
        ROOMS.put("fakes.origin", "fakes.gomod fakes.sumdb fakes.world fakes.git fakes.fault fakes.traffic");
        ROOMS.put("fakes.cache", "fakes.gomod");
        ROOMS.put("fakes.git", "fakes.world fakes.traffic");
        ROOMS.put("fakes.tls", "fakes.fault fakes.traffic");
        ROOMS.put("fakes.toxiproxy", "fakes.fault fakes.traffic");
        ROOMS.put("fakes.link", "fakes.fault fakes.traffic");
        ROOMS.put("harness.fetcher", "");
        ROOMS.put("harness.door", "harness.fetcher harness.trace fakes.gomod");
        ROOMS.put("P harness.resilience", "");
        ROOMS.put("P harness.git", "fakes.gomod");
        ROOMS.put("harness.reference", "harness.fetcher harness.resilience harness.git fakes.gomod fakes.sumdb");
        ROOMS.put("P harness.simulation", "harness.resilience");
        ROOMS.put("P harness.trace", "harness.fetcher fakes.traffic");
        ROOMS.put("P harness.expectation", "harness.trace harness.fetcher fakes.traffic");
        ROOMS.put(
                "P harness.scenario",
                "harness.expectation harness.trace harness.fetcher fakes.world fakes.fault fakes.gomod");
        ROOMS.put("P harness.verdict", "harness.scenario harness.expectation harness.trace fakes.fault fakes.traffic");
        ROOMS.put(
                "P harness.goproxy",
                "harness.resilience harness.verdict harness.scenario harness.expectation harness.trace harness.fetcher"
                        + " fakes.gomod fakes.world fakes.fault fakes.traffic");
        ROOMS.put("harness.sandbox", "fakes.fault fakes.traffic");
        ROOMS.put("harness.witness", "fakes.fault fakes.traffic harness.trace");
        ROOMS.put(
                "harness.runner",
                "harness.verdict harness.scenario harness.expectation harness.trace harness.fetcher harness.door"
                        + " harness.sandbox harness.witness fakes.gomod fakes.sumdb fakes.world fakes.fault fakes.traffic"
                        + " fakes.origin fakes.git fakes.tls fakes.toxiproxy fakes.link");
        ROOMS.put("P harness.report.chart", "harness.simulation");
        ROOMS.put(
                "P harness.report",
                "harness.verdict harness.scenario harness.expectation harness.trace harness.fetcher fakes.traffic"
                        + " harness.simulation harness.goproxy harness.report.chart");
        ROOMS.put(
                "P scenarios.catalogue",
                "harness.verdict harness.scenario harness.expectation harness.trace harness.fetcher fakes.world fakes.fault"
                        + " fakes.gomod fakes.sumdb");
        ROOMS.put(
                "scenarios.flawed",
                "harness.reference harness.fetcher harness.resilience harness.git fakes.gomod fakes.sumdb");
        ROOMS.put("scenarios.launch", "");
        ROOMS.put("scenarios.certify", "harness.fetcher scenarios.launch");
        ROOMS.put("scenarios.cli", "*");
    }

    private static final List<String> IMPURE = List.of(
            "java.io.File",
            "java.io.FileInputStream",
            "java.io.FileOutputStream",
            "java.io.RandomAccessFile",
            "java.nio.file.Files",
            "java.nio.channels",
            "java.net.Socket",
            "java.net.ServerSocket",
            "java.net.DatagramSocket",
            "java.net.http",
            "java.lang.Thread",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.util.concurrent.ExecutorService",
            "java.util.concurrent.Executors",
            "java.util.concurrent.ThreadLocalRandom",
            "java.time.Clock");

    @Test
    void theClassesWereSeen() {
        assertThat(CLASSES.size()).isGreaterThan(250);
        for (String room : rooms().keySet()) {
            assertThat(in(room)).as("classes of " + room).isNotEmpty();
        }
    }

    @Test
    void everyRoomIsInTheTable() {
        TreeSet<String> unknown = CLASSES.stream()
                .map(each -> each.getPackageName().substring(ROOT.length()))
                .filter(room -> !rooms().containsKey(room))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unknown).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> aRoomUsesOnlyWhatItMay() {
        return rooms().entrySet().stream()
                .filter(room -> !room.getValue().equals("*"))
                .map(room -> DynamicTest.dynamicTest(room.getKey(), () -> {
                    TreeSet<String> allowed = Arrays.stream(room.getValue().split(" "))
                            .filter(each -> !each.isEmpty())
                            .map(each -> ROOT + each)
                            .collect(Collectors.toCollection(TreeSet::new));
                    allowed.add(ROOT + room.getKey());
                    classes()
                            .that()
                            .resideInAPackage(ROOT + room.getKey())
                            .should()
                            .onlyDependOnClassesThat(DescribedPredicate.describe(
                                    "are in " + allowed + " or not ours",
                                    (JavaClass used) -> !used.getPackageName().startsWith(ROOT)
                                            || allowed.contains(used.getPackageName())))
                            .check(CLASSES);
                }));
    }

    @TestFactory
    Stream<DynamicTest> aPureRoomTouchesNeitherFilesNorSocketsNorThreadsNorClocks() {
        return ROOMS.keySet().stream()
                .filter(room -> room.startsWith("P "))
                .map(room -> room.substring(2))
                .map(room -> DynamicTest.dynamicTest(room, () -> {
                    noClasses()
                            .that()
                            .resideInAPackage(ROOT + room)
                            .should()
                            .dependOnClassesThat(DescribedPredicate.describe(
                                    "touch the outside world",
                                    (JavaClass used) -> IMPURE.stream()
                                            .anyMatch(impure -> used.getName().equals(impure)
                                                    || used.getPackageName().equals(impure))))
                            .check(CLASSES);
                    noClasses()
                            .that()
                            .resideInAPackage(ROOT + room)
                            .should()
                            .callMethod(System.class, "nanoTime")
                            .orShould()
                            .callMethod(System.class, "currentTimeMillis")
                            .orShould()
                            .callMethod(Math.class, "random")
                            .orShould()
                            .callMethod(java.time.Instant.class, "now")
                            .check(CLASSES);
                }));
    }

    @Test
    void theSpiAndItsAdapterNeedTheJdkAlone() {
        classes()
                .that()
                .resideInAnyPackage(ROOT + "harness.fetcher", ROOT + "scenarios.launch")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", ROOT + "harness.fetcher", ROOT + "scenarios.launch")
                .check(CLASSES);
    }

    private static Map<String, String> rooms() {
        Map<String, String> rooms = new LinkedHashMap<>();
        ROOMS.forEach((room, uses) -> rooms.put(room.startsWith("P ") ? room.substring(2) : room, uses));
        return rooms;
    }

    private static List<JavaClass> in(String room) {
        return CLASSES.stream()
                .filter(each -> each.getPackageName().equals(ROOT + room))
                .filter(each -> !each.getSimpleName().equals("package-info"))
                .toList();
    }
}
