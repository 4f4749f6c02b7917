package io.github.fetchproof.fakes.tls;

import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/**
 * Who a server says it is.
 *
 * @param key the private key that goes with the first certificate
 * @param chain the certificate that is shown, then those that vouch for it, without the root
 */
record Identity(AsymmetricKeyParameter key, List<X509CertificateHolder> chain) {
    Identity {
        chain = List.copyOf(chain);
    }
}
