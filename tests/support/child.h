// What would change or end this process, in a process of its own.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

namespace anc::test {

// The exit status that `body` returns in a child; 128 and the signal where one ends it.
template <class Body>
int status_of_child(const Body& body) {
  const pid_t child = fork();
  if (child == 0) _exit(body());
  int status = -1;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace anc::test
