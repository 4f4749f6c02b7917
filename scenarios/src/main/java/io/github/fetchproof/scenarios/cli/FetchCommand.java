package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.fetcher.Surroundings;
import io.github.fetchproof.harness.reference.Downloaded;
import io.github.fetchproof.harness.reference.Reference;
import io.github.fetchproof.harness.report.TextReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The reference fetcher as a program. */
@Command(
        name = "fetch",
        description = {
            "Downloads modules to the module cache with the bundled reference fetcher, verified against go.sum.",
            "Configured by Go's own variables: GOPROXY, GONOPROXY, GOPRIVATE, GOMODCACHE and so on."
        },
        mixinStandardHelpOptions = true,
        versionProvider = KitVersion.class,
        footer = {"", "Example: GOPROXY=https://proxy.golang.org fetchproof fetch golang.org/x/text@v0.14.0"})
final class FetchCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Parameters(arity = "1..*", paramLabel = "MODULE@VERSION", description = "What to download.")
    private List<String> modules = List.of();

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Where go.mod and go.sum are; the current directory by default.")
    private Path directory = Path.of("");

    @Option(
            names = "--json",
            description = "Prints for each module what 'go mod download -json' prints; why one failed is in its Error.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    FetchCommand() {
        this(System.getenv());
    }

    FetchCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws InterruptedException {
        Surroundings surroundings = new Surroundings(environment);
        return json ? printObjects(surroundings) : printLines(surroundings);
    }

    private int printObjects(Surroundings surroundings) throws InterruptedException {
        List<Downloaded> downloaded;
        try {
            downloaded = Reference.download(surroundings, modules, directory.toAbsolutePath());
        } catch (IllegalArgumentException wrong) {
            throw WrongUsage.because(wrong);
        }
        PrintWriter out = spec.commandLine().getOut();
        downloaded.forEach(each -> out.print(DownloadJson.of(each)));
        out.flush();
        boolean all = downloaded.stream().allMatch(each -> each.outcome() == Outcome.FETCHED);
        return all ? ExitCode.GOOD : ExitCode.FAILED;
    }

    private int printLines(Surroundings surroundings) throws InterruptedException {
        FetchResult result;
        try {
            result = Reference.fetch(surroundings, modules, directory.toAbsolutePath());
        } catch (IllegalArgumentException wrong) {
            throw WrongUsage.because(wrong);
        }
        if (result.outcome() == Outcome.FETCHED) {
            for (String each : modules) {
                spec.commandLine().getOut().println("fetched " + each);
            }
            return ExitCode.GOOD;
        }
        spec.commandLine()
                .getErr()
                .println("fetchproof fetch: " + result.outcome() + ": " + TextReport.shown(result.message()));
        return result.outcome() == Outcome.INVALID ? ExitCode.WRONG_USAGE : ExitCode.FAILED;
    }
}
