package io.github.fetchproof.scenarios.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said on stderr when a command cannot be run, or broke: one sentence, and no stack unless it is asked for. */
final class Complaint {
    /** Set to 1, it adds the stack. */
    private static final String DEBUG = "FETCHPROOF_DEBUG";

    private Complaint() {}

    static int aboutUsage(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        sentence(command, what(wrong) + suggestion(wrong));
        return ExitCode.WRONG_USAGE;
    }

    static int aboutExecution(Exception thrown, CommandLine command, ParseResult parsed) {
        if (thrown instanceof WrongUsage) {
            sentence(command, message(thrown));
            return ExitCode.WRONG_USAGE;
        }
        if (isInterruption(thrown)) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
        PrintWriter err = command.getErr();
        err.println("fetchproof: the kit broke: " + thrown.getClass().getSimpleName() + ": " + message(thrown));
        if (debugging()) {
            thrown.printStackTrace(err);
        } else {
            err.println("fetchproof: set " + DEBUG + "=1 to see where");
        }
        return ExitCode.BROKEN;
    }

    /** Whether an interruption is at the bottom of it: libraries wrap it. */
    private static boolean isInterruption(Throwable thrown) {
        Throwable each = thrown;
        for (int depth = 0; each != null && depth < 20; depth++) {
            if (each instanceof InterruptedException) {
                return true;
            }
            each = each.getCause();
        }
        return false;
    }

    private static String what(ParameterException wrong) {
        boolean root = wrong.getCommandLine().getParent() == null;
        if (root && wrong instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            return "there is no command " + unmatched.getUnmatched().get(0);
        }
        return decapitalised(message(wrong));
    }

    /** Whether stacks are asked for. */
    static boolean debugging() {
        return "1".equals(System.getenv(DEBUG));
    }

    private static void sentence(CommandLine command, String text) {
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + oneLine(text) + " (see " + name + " --help)");
    }

    private static String suggestion(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        List<String> near = unmatched.getSuggestions();
        return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    }

    private static String message(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? "no message" : oneLine(message);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static String decapitalised(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
