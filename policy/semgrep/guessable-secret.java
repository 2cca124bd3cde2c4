import java.security.SecureRandom;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

class Draws {
    long guessable() {
        // ruleid: guessable-secret
        long cartToken = ThreadLocalRandom.current().nextLong();
        return cartToken;
    }

    int guessableToo() {
        // ruleid: guessable-secret
        int passwordNumber = new Random().nextInt();
        return passwordNumber;
    }

    int chance() {
        // ok: guessable-secret
        int instance = ThreadLocalRandom.current().nextInt();
        return instance;
    }

    long secret() {
        // ok: guessable-secret
        long cartToken = new SecureRandom().nextLong();
        return cartToken;
    }
}
