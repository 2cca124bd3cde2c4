class Commands {
    Process listed(String folder) throws Exception {
        // ruleid: shell-command-from-text
        return new ProcessBuilder("sh", "-c", "ls " + folder).start();
    }

    Process executed(String folder) throws Exception {
        // ruleid: shell-command-from-text
        return Runtime.getRuntime().exec("ls " + folder);
    }

    Process apart(String folder) throws Exception {
        // ok: shell-command-from-text
        return new ProcessBuilder("ls", folder).start();
    }
}
