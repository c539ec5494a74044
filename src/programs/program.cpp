#include "programs/program.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <new>

#include "base/check.h"

namespace anc {
namespace {

constexpr int kBadInput = 2, kOurBug = 3;

// A descriptor that was closed is opened the wrong way round: whoever uses it gets an error, as if it were closed.
void open_standard_descriptors() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) continue;
    const int wrong_way = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY;
    // The lowest free number is this one: those below are open.
    if (open("/dev/null", wrong_way) < 0 && open("/", O_RDONLY) < 0) _exit(kBadInput);
  }
}

// Without anything that needs memory.
int complain_of_memory(std::string_view name) {
  std::fprintf(stderr,
               "%.*s: there is not enough memory: give fewer --threads, fewer --trials or a smaller network, or raise "
               "the limit\n",
               static_cast<int>(name.size()), name.data());
  return kBadInput;
}

}  // namespace

std::string flag_of(std::string_view setting) {
  std::string flag = "--" + std::string(setting);
  std::ranges::replace(flag, '_', '-');
  return flag;
}

int run_program(std::string_view name, const std::function<int()>& body) {
  open_standard_descriptors();
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    try {
      return body();
    } catch (const UserError& error) {
      say(std::string(name) + ": " + error.what());
      return kBadInput;
    } catch (const std::bad_alloc&) {
      throw;
    } catch (const std::exception& error) {
      say(std::string(name) + ": internal error: " + error.what() + ": please report it with the command that was run");
      return kOurBug;
    }
  } catch (const std::bad_alloc&) {
    return complain_of_memory(name);
  }
}

void say_ended(const std::string& title, std::size_t computed, std::int64_t reused, std::int64_t to_go, bool kept) {
  std::string line = title + ": computed " + std::to_string(computed) + ", reused " + std::to_string(reused);
  if (to_go > 0) {
    line += ", interrupted with " + std::to_string(to_go) + " to go";
    line += kept ? ": the same command goes on from here" : "; without --out the same command begins anew";
  }
  say(line);
}

void print(std::string_view text) {
  errno = 0;
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (std::fflush(stdout) != 0 || !written) {
    throw UserError(std::string("standard output: cannot be written (") + std::strerror(errno) + ")",
                    "free some space or direct it elsewhere");
  }
}

}  // namespace anc
