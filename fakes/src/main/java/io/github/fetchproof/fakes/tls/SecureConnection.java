package io.github.fetchproof.fakes.tls;

import io.github.fetchproof.fakes.fault.TlsFault;
import io.github.fetchproof.fakes.traffic.Event;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.bouncycastle.tls.TlsNoCloseNotifyException;
import org.bouncycastle.tls.TlsServerProtocol;

/** One connection at a terminator, from its acceptance to its end. Runs on a thread of its own, and starts one for answers. */
final class SecureConnection implements Runnable {
    /** The first byte of a record that belongs to a handshake (RFC 8446, 5.1). */
    private static final int HANDSHAKE = 22;

    private static final byte[] IN_PLAIN = String.join(
                    "\r\n", "HTTP/1.1 400 Bad Request", "Content-Length: 0", "Connection: close", "", "")
            .getBytes(StandardCharsets.US_ASCII);

    private final Terminator terminator;
    private final Socket socket;
    private final int number;

    SecureConnection(Terminator terminator, Socket socket, int number) {
        this.terminator = terminator;
        this.socket = socket;
        this.number = number;
    }

    @Override
    public void run() {
        try (Socket closing = socket) {
            closing.setTcpNoDelay(true);
            PushbackInputStream in = new PushbackInputStream(closing.getInputStream());
            int first = in.read();
            if (first >= 0) {
                in.unread(first);
                greet(in, first == HANDSHAKE, terminator.faultOfNext());
            }
        } catch (IOException gone) {
            // The client has left, or the terminator closes: whoever waits for bytes sees it there.
        }
    }

    /** Ends the connection, whatever it is at. */
    void abort() throws IOException {
        socket.close();
    }

    private void greet(PushbackInputStream in, boolean tls, Optional<TlsFault> fault) throws IOException {
        if (fault.isPresent() && fault.get() instanceof TlsFault.Silence) {
            acted(fault.get());
            in.transferTo(OutputStream.nullOutputStream());
        } else if (fault.isPresent() && fault.get() instanceof TlsFault.Reset) {
            acted(fault.get());
            reset(socket);
        } else if (fault.isPresent() && fault.get() instanceof TlsFault.Unencrypted) {
            acted(fault.get());
            socket.getOutputStream().write(IN_PLAIN);
            socket.shutdownOutput();
            in.transferTo(OutputStream.nullOutputStream());
        } else {
            speak(in, tls, fault);
        }
    }

    private void speak(InputStream in, boolean tls, Optional<TlsFault> fault) throws IOException {
        Greeting greeting = new Greeting(terminator.identity(fault), fault, () -> acted(fault.orElseThrow()));
        TlsServerProtocol protocol = new TlsServerProtocol(in, socket.getOutputStream());
        try {
            protocol.accept(greeting);
        } catch (IOException failed) {
            greeted(tls, greeting.name(), "", why(failed));
            throw failed;
        }
        greeted(tls, greeting.name(), greeting.version(), "");
        try (Socket behind = terminator.dialOrigin()) {
            Thread answers = new Thread(
                    () -> answer(behind, protocol), Thread.currentThread().getName() + "-answers");
            answers.setDaemon(true);
            answers.start();
            try {
                ask(protocol, behind);
            } finally {
                join(answers);
            }
        }
    }

    /** What the client says, to the origin; a client that hangs up without a word has said all. */
    private static void ask(TlsServerProtocol protocol, Socket behind) throws IOException {
        try {
            protocol.getInputStream().transferTo(behind.getOutputStream());
        } catch (TlsNoCloseNotifyException rude) {
            // most clients leave so
        } catch (IOException broken) {
            behind.close();
            throw broken;
        }
        behind.shutdownOutput();
    }

    /** What the origin says, to the client; how it ends is told as it is. */
    private void answer(Socket behind, TlsServerProtocol protocol) {
        try {
            InputStream in = behind.getInputStream();
            OutputStream out = protocol.getOutputStream();
            byte[] buffer = new byte[16 * 1024];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                out.flush();
            }
            protocol.close();
            socket.shutdownOutput();
        } catch (IOException broken) {
            try {
                reset(socket);
            } catch (IOException closed) {
                // then it is over anyway
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(Terminator.END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static String why(IOException failed) {
        if (failed instanceof TlsFatalAlertReceived theirs) {
            return "the client says " + AlertDescription.getName(theirs.getAlertDescription());
        }
        if (failed instanceof TlsFatalAlert ours) {
            return "the client was told " + AlertDescription.getName(ours.getAlertDescription());
        }
        return "the connection ended: " + String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT);
    }

    private void greeted(boolean tls, String name, String version, String trouble) {
        terminator
                .log()
                .add(new Event.Handshake(
                        terminator.log().nanos(), terminator.origin(), number, tls, name, version, trouble));
    }

    private void acted(TlsFault fault) {
        terminator
                .log()
                .add(new Event.Fault(
                        terminator.log().nanos(), terminator.origin(), fault.kind(), "acted", fault.describe()));
    }
}
