package org.lamindb.scan;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** A network between client and server that breaks after so many bytes of answers. */
public final class CutProxy implements Closeable {
  private final ServerSocket listening;
  private final int target;
  private final long most;
  private final AtomicLong answered = new AtomicLong();

  private CutProxy(int target, long most) throws IOException {
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.target = target;
    this.most = most;
  }

  /** Listens on a port of its own. */
  public static CutProxy before(int target, long most) throws IOException {
    CutProxy proxy = new CutProxy(target, most);
    start(proxy::accept);
    return proxy;
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** Bytes that the server has sent so far. */
  public long answered() {
    return answered.get();
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // The other side hung up, as it may.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() throws IOException {
    while (!listening.isClosed()) {
      Socket client = listening.accept();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      start(() -> forward(client, server, Long.MAX_VALUE, new AtomicLong()));
      start(() -> forward(server, client, most, answered));
    }
  }

  private static void forward(Socket from, Socket to, long most, AtomicLong count)
      throws IOException {
    try (from;
        to) {
      InputStream input = from.getInputStream();
      OutputStream output = to.getOutputStream();
      byte[] buffer = new byte[8192];
      long left = most;
      while (left > 0) {
        int read = input.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          return;
        }
        output.write(buffer, 0, read);
        left -= read;
        count.addAndGet(read);
      }
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
