package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.gomod.ZipRule;
import io.github.fetchproof.fakes.gomod.ZipRules;
import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.Part;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.reference.Trouble;
import java.util.List;

/** What fetchers get wrong about too much of something. */
public final class LimitFlaws {

    private LimitFlaws() {}

    @Flaw(
            wrong = "reads whatever comes",
            caughtBy = {"lim/too-large-a-zip-is-refused LIM-001", "lim/answers-are-bounded LIM-005"})
    public static final class ReadsWithoutEnd extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public long largest(Part part) {
                    return Long.MAX_VALUE;
                }
            };
        }
    }

    @Flaw(
            wrong = "does not look at the sizes in a zip",
            caughtBy = {
                "lim/bombs-are-refused LIM-002",
                "lim/bombs-are-refused LIM-003",
                "lim/large-go-mod-and-license-are-refused LIM-004"
            })
    public static final class WeighsNothing extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public List<ZipRules.Problem> problems(ModuleVersion module, List<ZipRules.Entry> entries) {
                    return super.problems(module, entries).stream()
                            .filter(problem -> !problem.rule().name().endsWith("_SIZE"))
                            .toList();
                }
            };
        }
    }

    @Flaw(wrong = "unpacks more than an archive's directory announces", caughtBy = "lim/bombs-are-refused LIM-003")
    public static final class UnpacksWithoutEnd extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean outgrows(long declared, long unpacked) {
                    return false;
                }
            };
        }
    }

    @Flaw(
            wrong = "takes an answer that breaks off in its header for \"not found\"",
            caughtBy = "lim/huge-header-is-an-error LIM-006",
            alsoShowsIn = {
                "list/comma-stops-on-every-broken-answer",
                "net/hang-up-fails-cleanly",
                "retry/every-passing-failure-is-survived",
                "tls/wrong-protocol-fails-cleanly"
            })
    public static final class TakesNonsenseForAbsence extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public FailureClass classOf(Trouble trouble) {
                    boolean inHeader = trouble == Trouble.MALFORMED || trouble == Trouble.CLOSED;
                    return inHeader ? FailureClass.NOT_FOUND : super.classOf(trouble);
                }
            };
        }
    }

    @Flaw(wrong = "refuses a zip of more than a thousand files", caughtBy = "lim/many-files-are-no-trouble LIM-007")
    public static final class FearsManyFiles extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public List<ZipRules.Problem> problems(ModuleVersion module, List<ZipRules.Entry> entries) {
                    return entries.size() <= 1000
                            ? super.problems(module, entries)
                            : List.of(new ZipRules.Problem(ZipRule.TOTAL_SIZE, "", "too many files"));
                }
            };
        }
    }
}
