import java.io.InputStream;
import java.io.ObjectInputStream;

class Objects {
    Object anything(InputStream from) throws Exception {
        // ruleid: reads-java-objects
        return new ObjectInputStream(from).readObject();
    }

    byte[] bytes(InputStream from) throws Exception {
        // ok: reads-java-objects
        return from.readAllBytes();
    }
}
