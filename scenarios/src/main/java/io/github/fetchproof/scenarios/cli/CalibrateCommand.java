package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.report.CalibrationJson;
import io.github.fetchproof.harness.report.CalibrationText;
import io.github.fetchproof.harness.runner.Ground;
import io.github.fetchproof.harness.sandbox.Sandbox;
import io.github.fetchproof.harness.trace.Calibration;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says which faults a provider really delivers here. */
@Command(
        name = "calibrate",
        description = {
            "Says which faults a Toxiproxy really delivers here: a probe looks at each, switched on and off again.",
            "Exit codes: 0 it delivers all, 2 not all, 3 the kit broke, 4 wrong usage."
        },
        mixinStandardHelpOptions = true,
        versionProvider = KitVersion.class,
        footer = {"", "Example: fetchproof calibrate --toxiproxy binary --format json"})
final class CalibrateCommand implements Callable<Integer> {
    /** No fault that is looked at leaves anything to chance. */
    private static final long SEED = 1;

    @Mixin
    private ToxiproxyOptions toxiproxy = new ToxiproxyOptions();

    @Option(
            names = "--sandbox",
            paramLabel = "WHEN",
            description = "auto (default), on or off: a private network for the kit.")
    private SandboxOption sandbox = SandboxOption.AUTO;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    private Format format = Format.TEXT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        toxiproxy.check();
        PrintWriter err = spec.commandLine().getErr();
        OptionalInt inside = new Reentry(toxiproxy.sandbox(sandbox), err)
                .run(spec.root().commandLine().getParseResult().originalArgs());
        if (inside.isPresent()) {
            return inside.getAsInt();
        }
        List<Calibration> calibrations;
        try (Interruption interruption = Interruption.ofThisThread();
                Ground ground = Ground.raise(Sandbox.current().isPresent(), toxiproxy.raise(SEED, err))) {
            calibrations = ground.calibrations();
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(format == Format.JSON ? CalibrationJson.of(calibrations) : CalibrationText.of(calibrations));
        return calibrations.stream().allMatch(Calibration::deliverable) ? ExitCode.GOOD : ExitCode.INCONCLUSIVE;
    }
}
