package io.grocellery.target.local.postgres;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Says that it is PostgreSQL of a version, lets everybody in, and answers every question with nothing. */
final class OldServer implements AutoCloseable {

    private static final int WOULD_YOU_ENCRYPT = 80_877_103;
    private static final int WOULD_YOU_ENCRYPT_OTHERWISE = 80_877_104;

    private final ServerSocket socket;
    private final String version;

    private OldServer(ServerSocket socket, String version) {
        this.socket = socket;
        this.version = version;
    }

    static OldServer start(String version) throws IOException {
        OldServer server = new OldServer(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), version);
        Thread.ofVirtual().start(server::serve);
        return server;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/postgres";
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(new DataInputStream(client.getInputStream()), new DataOutputStream(client.getOutputStream()));
            } catch (EOFException | SocketException gone) {
                // the next one
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private void talk(DataInputStream in, DataOutputStream out) throws IOException {
        for (int code = startup(in); code == WOULD_YOU_ENCRYPT || code == WOULD_YOU_ENCRYPT_OTHERWISE; ) {
            out.write('N');
            code = startup(in);
        }
        message(out, 'R', new byte[4]);
        message(out, 'S', ("server_version\0" + version + "\0").getBytes(StandardCharsets.UTF_8));
        message(out, 'S', "client_encoding\0UTF8\0".getBytes(StandardCharsets.UTF_8));
        message(out, 'S', "standard_conforming_strings\0on\0".getBytes(StandardCharsets.UTF_8));
        message(out, 'S', "DateStyle\0ISO, MDY\0".getBytes(StandardCharsets.UTF_8));
        message(out, 'Z', new byte[] {'I'});
        answer(in, out);
    }

    private static int startup(DataInputStream in) throws IOException {
        int length = in.readInt();
        int code = in.readInt();
        in.skipNBytes(length - 8);
        return code;
    }

    private static void answer(DataInputStream in, DataOutputStream out) throws IOException {
        for (int type = in.readByte(); type != 'X'; type = in.readByte()) {
            in.skipNBytes(in.readInt() - 4);
            if (type == 'Q' || type == 'S') {
                message(out, 'C', "SET\0".getBytes(StandardCharsets.UTF_8));
                message(out, 'Z', new byte[] {'I'});
            }
        }
    }

    private static void message(DataOutputStream out, char type, byte[] body) throws IOException {
        out.writeByte(type);
        out.writeInt(body.length + 4);
        out.write(body);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
