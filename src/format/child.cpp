#include "format/child.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace luoshi::format {
namespace {

using Clock = std::chrono::steady_clock;

class Pipe {
 public:
  bool open() { return pipe2(ends_.data(), O_CLOEXEC) == 0; }
  // A socket pair, so that a child that stops reading is an error of send and no signal.
  bool open_for_sending() {
    return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends_.data()) == 0;
  }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  [[nodiscard]] int reading() const { return ends_[0]; }
  [[nodiscard]] int writing() const { return ends_[1]; }
  void close_end(std::size_t end) {
    if (ends_[end] >= 0) ::close(ends_[end]);
    ends_[end] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

// An empty directory that goes with its owner.
class WorkingDirectory {
 public:
  bool make() { return mkdtemp(path_.data()) != nullptr; }
  ~WorkingDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] const char* path() const { return path_.c_str(); }

 private:
  std::string path_ = (std::filesystem::temp_directory_path() / "luoshi-read-XXXXXX").string();
};

void allow(int rules, const char* path, std::uint64_t access) {
  landlock_path_beneath_attr rule{};
  rule.allowed_access = access;
  rule.parent_fd = ::open(path, O_PATH | O_CLOEXEC);
  if (rule.parent_fd < 0) return;
  struct stat what{};
  // The kernel takes no rule that grants a file the rights of a directory.
  if (fstat(rule.parent_fd, &what) == 0 && !S_ISDIR(what.st_mode)) {
    rule.allowed_access &=
        LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_EXECUTE;
  }
  syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  ::close(rule.parent_fd);
}

// Landlock, kernel documentation userspace-api/landlock: ABI 1 rights only. A kernel without it
// leaves the child with the other limits.
void confine_files(const char* directory, bool socket_in_tmp) {
  const std::uint64_t read =
      LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_EXECUTE;
  const std::uint64_t write = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG |
                              LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
                              LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_MAKE_SYM |
                              LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO;
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = read | write;
  const auto rules =
      static_cast<int>(syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
  if (rules < 0) return;
  for (const char* path :
       {"/usr", "/lib", "/lib64", "/bin", "/etc/fonts", "/etc/ld.so.cache", "/etc/libreoffice",
        "/var/lib/libreoffice", "/var/spool/libreoffice", "/proc", "/dev"}) {
    allow(rules, path, read);
  }
  allow(rules, "/proc/self/exe", LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE);
  allow(rules, "/dev/null", LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE);
  allow(rules, directory, read | write);
  if (socket_in_tmp) allow(rules, "/tmp", LANDLOCK_ACCESS_FS_MAKE_SOCK);
  syscall(SYS_landlock_restrict_self, rules, 0);
  ::close(rules);
}

void limit(__rlimit_resource resource, rlim_t value) {
  const rlimit bounds{value, value};
  setrlimit(resource, &bounds);
}

// Between fork and exec: async-signal-safe calls only.
[[noreturn]] void become(const char* program, char* const* arguments, const char* directory,
                         const std::array<int, 3>& streams, const ChildLimits& limits) {
  for (int i = 0; i < 3; ++i) dup2(streams[static_cast<std::size_t>(i)], i);
  static constexpr std::array<const char*, 4> environment{"PATH=/usr/bin:/bin", "LANG=C.UTF-8",
                                                          "HOME=.", nullptr};
  if (chdir(directory) != 0) _exit(126);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit(RLIMIT_AS, limits.memory_bytes_max);
  limit(RLIMIT_CPU, static_cast<rlim_t>(limits.time_max.count() / 1000 + 1));
  limit(RLIMIT_FSIZE, limits.output_bytes_max * 2);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, 256);
  confine_files(directory, limits.socket_in_tmp);
  execvpe(program, arguments, const_cast<char* const*>(environment.data()));
  _exit(errno == ENOENT ? 127 : 126);
}

// Feeds the child and collects what it says until it closes its ends; false on a limit.
bool converse(Pipe& in, Pipe& out, Pipe& err, std::string_view input, const ChildLimits& limits,
              ChildOutput& said) {
  const auto deadline = Clock::now() + limits.time_max;
  bool out_open = true;
  bool err_open = true;
  std::array<char, 65536> block{};
  while (out_open || err_open) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) return false;
    std::array<pollfd, 3> ends{pollfd{out_open ? out.reading() : -1, POLLIN, 0},
                               pollfd{err_open ? err.reading() : -1, POLLIN, 0},
                               pollfd{input.empty() ? -1 : in.writing(), POLLOUT, 0}};
    if (poll(ends.data(), ends.size(), static_cast<int>(left.count())) <= 0) continue;
    if (ends[2].revents != 0) {
      const auto count = ::send(in.writing(), input.data(), std::min(input.size(), block.size()),
                                MSG_NOSIGNAL | MSG_DONTWAIT);
      if (count > 0) input.remove_prefix(static_cast<std::size_t>(count));
      if (count < 0 && errno != EAGAIN) input = {};
    }
    if (input.empty()) in.close_end(1);
    if (ends[0].revents != 0) {
      const auto count = ::read(out.reading(), block.data(), block.size());
      if (count <= 0) out_open = false;
      if (count > 0) said.out.append(block.data(), static_cast<std::size_t>(count));
      if (said.out.size() > limits.output_bytes_max) return false;
    }
    if (ends[1].revents != 0) {
      const auto count = ::read(err.reading(), block.data(), block.size());
      if (count <= 0) err_open = false;
      if (count > 0 && said.err.size() < 4096) {
        said.err.append(block.data(), std::min<std::size_t>(4096, static_cast<std::size_t>(count)));
      }
    }
  }
  return true;
}

bool is_dead_socket(const std::string& path) {
  struct stat what{};
  if (lstat(path.c_str(), &what) != 0 || !S_ISSOCK(what.st_mode)) return false;
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (what.st_uid != geteuid() || path.size() >= sizeof address.sun_path) return false;
  path.copy(address.sun_path, path.size());
  const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (fd < 0) return false;
  const bool refused = ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  const bool dead = refused && errno == ECONNREFUSED;
  ::close(fd);
  return dead;
}

// The child may make its socket in /tmp and not take it away again.
void remove_dead_sockets() {
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator("/tmp", ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("OSL_PIPE_") && is_dead_socket(entry.path().string())) {
      std::filesystem::remove(entry.path(), ignored);
    }
  }
}

}  // namespace

Result<ChildOutput> run_child(const std::string& program, const std::vector<std::string>& arguments,
                              std::string_view input, const ChildLimits& limits) {
  const auto missing = [&](std::string why) {
    return fail(ErrorKind::unavailable, "document.reader-missing", std::move(why), program);
  };
  Pipe in;
  Pipe out;
  Pipe err;
  WorkingDirectory directory;
  if (!in.open_for_sending() || !out.open() || !err.open() || !directory.make()) {
    return missing(std::strerror(errno));
  }
  std::vector<std::string> words{program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const std::array<int, 3> streams{in.reading(), out.writing(), err.writing()};

  const pid_t child = fork();
  if (child < 0) return missing(std::strerror(errno));
  if (child == 0) become(program.c_str(), argv.data(), directory.path(), streams, limits);
  in.close_end(0);
  out.close_end(1);
  err.close_end(1);

  ChildOutput said;
  const bool finished = converse(in, out, err, input, limits, said);
  if (!finished) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (limits.socket_in_tmp) remove_dead_sockets();
  if (!finished) return fail(ErrorKind::limit, "document.reader-limit", {}, program);
  said.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  if (said.exit_code == 127) return missing("not installed");
  return said;
}

}  // namespace luoshi::format
