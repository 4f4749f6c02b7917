package io.github.fetchproof.harness.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program that the sandbox's tests run inside. Prints what it finds as {@code key=value} lines. */
final class Inhabitant {
    private Inhabitant() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
        switch (arguments[0]) {
            case "look" -> look();
            case "climb" -> climb(Path.of(rest.get(0)));
            case "exit" -> System.exit(Integer.parseInt(rest.get(0)));
            case "wait-for-parent" -> waitForParent(Path.of(rest.get(0)));
            case "hold-out" -> holdOut(rest);
            case "start-and-die" -> startAndDie(rest);
            case "run" -> System.exit(Sandbox.run(Rung.OFF, Path.of("."), rest, Duration.ofSeconds(20)));
            case "cage" -> cage(rest);
            case "ask-to-end" -> askToEnd(rest);
            case "neighbours" -> neighbours(Path.of(rest.get(0)), rest.get(1));
            case "other-names" -> otherNames(InetAddress.getByName(rest.get(0)), Path.of(rest.get(1)));
            default -> throw new IllegalArgumentException("unknown: " + arguments[0]);
        }
    }

    private static void climb(Path scratch) {
        Climb climb = Ladder.climb(scratch);
        say("reached", climb.reached());
        climb.describe().forEach(line -> say("line", line));
    }

    private static void look() throws IOException {
        say("rung", Sandbox.current().map(Rung::name).orElse("none"));
        say("pid", ProcessHandle.current().pid());
        say("uid", Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        say(
                "interfaces",
                NetworkInterface.networkInterfaces()
                        .map(NetworkInterface::getName)
                        .toList());
        for (String name : List.of("resolv.conf", "hosts", "nsswitch.conf")) {
            say(name, String.join("|", Files.readAllLines(Path.of("/etc", name))));
        }
        say("passwd", Files.exists(Path.of("/etc/passwd")));
        say("host", InetAddress.getLocalHost().getHostName());
        for (int port : List.of(53, 80, 443)) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.77.1.2"))) {
                say("bound", socket.getLocalPort());
            }
        }
        for (String address : List.of("8.8.8.8", "127.99.3.4")) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getAllByName(address)[0], 443), 10_000);
                say("dial", "connected");
            } catch (IOException failed) {
                say("dial", String.valueOf(failed.getMessage()));
            }
        }
        try {
            say("name", InetAddress.getAllByName("example.com").length);
        } catch (UnknownHostException failed) {
            say("name", "unknown");
        }
    }

    /** Writes to the file when the parent has gone. */
    private static void waitForParent(Path file) throws InterruptedException {
        Thread watch = ParentWatch.start(System.in, () -> {
            try {
                Files.writeString(file, "orphaned");
            } catch (IOException failed) {
                say("failed", failed);
            }
        });
        say("ready", "yes");
        watch.join(TimeUnit.SECONDS.toMillis(60));
    }

    /** Starts the command as a child, and stays for longer than any test lasts, deaf to the parent's end. */
    private static void holdOut(List<String> command) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(command).inheritIO().start();
        say("ready", "yes");
        child.waitFor();
    }

    /** Starts a sandboxed process and ends as if by accident, without telling it. */
    private static void startAndDie(List<String> command) throws IOException {
        SandboxedProcess.start(command, Duration.ofSeconds(60));
        Runtime.getRuntime().halt(7);
    }

    /** A subject leaves a detached child behind; the kit looks whether it is still there when the cage has ended. */
    private static void cage(List<String> subject) throws IOException, InterruptedException {
        SubjectCage cage = SubjectCage.here();
        Process process = new ProcessBuilder(cage.command(subject)).start();
        String first = process.inputReader().readLine();
        say("subject", first);
        say("alive-before", others());
        process.getOutputStream().close();
        say("ended", process.waitFor(60, TimeUnit.SECONDS));
        say("status", process.exitValue());
        say("alive-after", others());
    }

    /** What a subject reads that is told of another name server, and what everybody else reads meanwhile. */
    private static void otherNames(InetAddress nameServer, Path file) throws IOException, InterruptedException {
        SubjectCage cage = SubjectCage.here().askingOverTcp(nameServer, file);
        Process process =
                new ProcessBuilder(cage.command(List.of("sh", "-c", "cat /etc/resolv.conf; read end"))).start();
        say("told", process.inputReader().readLine());
        say("told", process.inputReader().readLine());
        Files.readAllLines(Path.of("/etc/resolv.conf")).forEach(line -> say("others", line));
        process.getOutputStream().close();
        process.waitFor(60, TimeUnit.SECONDS);
    }

    private static void askToEnd(List<String> subject) throws IOException, InterruptedException {
        SubjectCage cage = SubjectCage.here();
        Process process = new ProcessBuilder(cage.command(subject)).start();
        say("subject", process.inputReader().readLine());
        cage.askToEnd(process);
        say("ended", process.waitFor(60, TimeUnit.SECONDS));
        say("status", process.exitValue());
        say("answer", process.inputReader().readLine());

        Process deaf = new ProcessBuilder(cage.command(subject)).start();
        say("subject", deaf.inputReader().readLine());
        cage.end(deaf);
        say("ended", deaf.waitFor(60, TimeUnit.SECONDS));
        say("status-after-kill", deaf.exitValue());
        say("alive-after", others());
    }

    /** Two subjects have their directories in the commons; the script is run as the first of them. */
    private static void neighbours(Path commons, String script) throws IOException, InterruptedException {
        Path own = Files.createDirectories(commons.resolve("own/work"));
        Path other = Files.writeString(
                Files.createDirectories(commons.resolve("other")).resolve("file"), "untouched");
        ProcessBuilder builder = new ProcessBuilder(
                        SubjectCage.here().hiding(commons).command(List.of("sh", "-c", script)))
                .directory(own.toFile())
                .redirectErrorStream(true);
        builder.environment()
                .put(SubjectCage.LEFT_BEHIND, own.resolveSibling("left-behind").toString());
        Process process = builder.start();
        process.inputReader().lines().forEach(line -> say("line", line));
        say("status", process.waitFor());
        say("written", Files.readString(own.resolve("mine")).strip());
        say("other", Files.readString(other));
    }

    /** Processes in the sandbox other than this one. */
    private static long others() {
        return ProcessHandle.allProcesses().count() - 1;
    }

    private static void say(String key, Object value) {
        System.out.println(key + "=" + value);
        System.out.flush();
    }
}
