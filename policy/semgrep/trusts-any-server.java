import java.security.cert.X509Certificate;
import javax.net.ssl.HostnameVerifier;

class Trusting {
    // ruleid: trusts-any-server
    public void checkServerTrusted(X509Certificate[] chain, String kind) {}

    HostnameVerifier anybody() {
        // ruleid: trusts-any-server
        HostnameVerifier anybody = (name, session) -> true;
        return anybody;
    }
}

class Careful {
    // ok: trusts-any-server
    public void checkServerTrusted(X509Certificate[] chain, String kind) {
        ours.checkServerTrusted(chain, kind);
    }

    HostnameVerifier one() {
        // ok: trusts-any-server
        HostnameVerifier one = (name, session) -> name.equals("shop");
        return one;
    }
}
