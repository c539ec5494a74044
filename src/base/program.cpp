#include "base/program.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <exception>
#include <string>

#include "base/check.h"
#include "base/text.h"

namespace anc {
namespace {

void complain(std::string_view name, std::string_view what) {
  const std::string line = one_line(std::string(name) + ": " + std::string(what)) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

int run_program(std::string_view name, const std::function<int()>& body) {
  try {
    return body();
  } catch (const UserError& error) {
    complain(name, error.what());
    return 2;
  } catch (const std::exception& error) {
    complain(name, std::string("internal error: ") + error.what() + ": please report it with the command that was run");
    return 3;
  }
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
