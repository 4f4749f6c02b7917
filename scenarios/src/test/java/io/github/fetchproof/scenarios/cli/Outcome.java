package io.github.fetchproof.scenarios.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What came of one call of the command in this JVM. */
record Outcome(int code, String out, String err) {

    static Outcome of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Outcome(code, out.toString(), err.toString());
    }
}
