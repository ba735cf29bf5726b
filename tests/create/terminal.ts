import { spawn } from "node:child_process";

/** Waits until the terminal shows a text, and then types. */
export type Dialogue = readonly (readonly [shown: string, typed: string])[];

/** Runs a command in a pseudo-terminal, and answers it. */
const PROGRAM = `
import fcntl, json, os, pty, struct, sys, termios
steps = [[shown.encode(), typed.encode()] for shown, typed in json.loads(sys.argv[1])]
pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    os.execvp(sys.argv[2], sys.argv[2:])
screen = b""
while True:
    try:
        data = os.read(terminal, 65536)
    except OSError:
        break
    if not data:
        break
    sys.stdout.buffer.write(data)
    screen += data
    while steps and steps[0][0] in screen:
        screen = screen.split(steps[0][0], 1)[1]
        os.write(terminal, steps.pop(0)[1])
sys.stdout.flush()
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

/** Runs a program of Node in a pseudo-terminal, and returns everything that the terminal received. */
export async function talkTo(
  args: readonly string[],
  cwd: string,
  dialogue: Dialogue,
): Promise<{ exitCode: number | null; screen: string }> {
  const child = spawn("python3", ["-c", PROGRAM, JSON.stringify(dialogue), process.execPath, ...args], {
    cwd,
    env: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "", TERM: "xterm-256color", NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let screen = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    screen += text;
  });
  const exitCode = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { exitCode, screen };
}
