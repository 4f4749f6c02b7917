package io.github.fetchproof.harness.reference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whose certificates are believed: those of the JVM's own roots, or of the roots in a file that the user names instead. */
final class Trust {
    private Trust() {}

    /**
     * Who judges certificates.
     *
     * @param roots a file of certificates in PEM; empty for the JVM's own
     * @throws IOException when the file cannot be read
     * @throws GeneralSecurityException when it holds no certificates
     */
    static X509TrustManager of(Optional<Path> roots) throws IOException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        if (roots.isPresent()) {
            factory.init(read(roots.get()));
        } else {
            factory.init((KeyStore) null);
        }
        for (TrustManager each : factory.getTrustManagers()) {
            if (each instanceof X509TrustManager judge) {
                return judge;
            }
        }
        throw new GeneralSecurityException("this JVM judges no X.509 certificates");
    }

    /** Who believes every certificate. */
    static X509TrustManager everybody() {
        return new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String kind) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String kind) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
    }

    /** Makes the sockets whose certificates {@code judge} judges. */
    static SSLSocketFactory sockets(X509TrustManager judge) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {judge}, null);
        return context.getSocketFactory();
    }

    private static KeyStore read(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null);
        int number = 0;
        try (InputStream pem = Files.newInputStream(file)) {
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("root-" + ++number, each);
            }
        }
        if (number == 0) {
            throw new GeneralSecurityException("it holds no certificate");
        }
        return store;
    }
}
