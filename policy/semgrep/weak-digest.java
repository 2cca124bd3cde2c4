import java.security.MessageDigest;

class Digests {
    MessageDigest broken() throws Exception {
        // ruleid: weak-digest
        return MessageDigest.getInstance("MD5");
    }

    MessageDigest brokenToo() throws Exception {
        // ruleid: weak-digest
        return MessageDigest.getInstance("SHA-1");
    }

    MessageDigest sound() throws Exception {
        // ok: weak-digest
        return MessageDigest.getInstance("SHA-256");
    }
}
