// The frame of every program: what it throws becomes one line and an exit status.
#pragma once

#include <functional>
#include <string_view>

namespace anc {

// Runs `body` and returns its status. A UserError becomes "NAME: what: remedy" on standard error and status
// 2; anything else thrown is a bug of ours, reported as such in one line with status 3.
int run_program(std::string_view name, const std::function<int()>& body);

// Writes to standard output and makes sure it arrived. Throws UserError when it did not (a full disk, for
// example).
void print(std::string_view text);

}  // namespace anc
