package io.github.fetchproof.fakes.link;

import java.nio.file.Path;

/** The main class of a JVM that starts a server, tells its processes in one line, and waits to be killed. */
final class Orphan {
    private Orphan() {}

    public static void main(String[] args) throws InterruptedException {
        ToxiproxyProcess process = ToxiproxyProcess.start(Path.of(args[0]));
        while (process.all().size() < 3) {
            Thread.onSpinWait();
        }
        StringBuilder line = new StringBuilder();
        process.all().forEach(each -> line.append(each.pid()).append(' '));
        System.out.println(line.toString().strip());
        Thread.currentThread().join();
    }
}
