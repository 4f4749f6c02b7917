package io.github.fetchproof.scenarios.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line: {@code fetchproof COMMAND}. */
@Command(
        name = "fetchproof",
        description = "Certifies Go module fetchers on a bad network.",
        mixinStandardHelpOptions = true,
        versionProvider = KitVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CertifyCommand.class,
            GoproxyCommand.class,
            ScenariosCommand.class,
            ExplainCommand.class,
            FetchCommand.class,
            ServeCommand.class,
            CacheCommand.class,
            SimulateCommand.class,
            ToxiproxyCommand.class,
            CalibrateCommand.class,
        },
        footer = {
            "",
            "Example: fetchproof certify --exec 'go mod download -json {module}@{version}'",
            "",
            "Exit codes: 0 no MUST failed; 1 a MUST failed, or the subject cannot be certified;",
            "2 nothing failed but something was inconclusive; 3 the kit broke; 4 wrong usage."
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final InputStream in;
    private final PrintWriter live;

    private Main(InputStream in, PrintWriter live) {
        this.in = in;
        this.live = live;
    }

    /** A command line on which nobody types. */
    static Main alone() {
        return new Main(InputStream.nullInputStream(), new PrintWriter(Writer.nullWriter()));
    }

    /** What is typed while a command runs. */
    InputStream in() {
        return in;
    }

    /**
     * Standard output, for what one thread alone prints while a command runs. It has no lock in common with the ordinary way there: the
     * command can end while that thread waits for somebody to read.
     */
    PrintWriter live() {
        return live;
    }

    /** Runs the command and exits with its code. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs the command on the standard streams and returns its exit code; throws nothing. */
    public static int run(String... args) {
        return run(
                System.in,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                new PrintWriter(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
                args);
    }

    /** Runs the command, with nobody who types, on these streams. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        return run(InputStream.nullInputStream(), out, err, out, args);
    }

    /** Runs the command on these streams and returns its exit code; throws nothing. */
    static int run(InputStream in, PrintWriter out, PrintWriter err, PrintWriter live, String... args) {
        CommandLine line = new CommandLine(new Main(in, live))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Complaint::aboutUsage)
                .setExecutionExceptionHandler(Complaint::aboutExecution);
        try {
            return line.execute(args);
        } finally {
            out.flush();
            err.flush();
        }
    }

    @Override
    public void run() {
        throw new WrongUsage(
                "name a command: " + String.join(", ", spec.subcommands().keySet()));
    }
}
