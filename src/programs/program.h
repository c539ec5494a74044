// The frame of every program: what it throws becomes one line and an exit status.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/progress.h"

namespace anc {

// Runs `body` and returns its status. A UserError becomes "NAME: what: remedy" on standard error and status 2, and so
// does memory that cannot be had; anything else thrown is a bug of ours, reported as such in one line with status 3.
// Before that it sees to it that
//   descriptors 0 to 2 are open, so that no file of ours gets the number that messages go to, and
//   a reader that is gone and a file that may not grow are errors of the write, not signals that kill.
int run_program(std::string_view name, const std::function<int()>& body);

// The flag of a setting: "--max-rounds" for max_rounds.
std::string flag_of(std::string_view setting);

// What became of a run, for people; `to_go` is what an interrupt left, to go on with where the trials are `kept`.
void say_ended(const std::string& title, std::size_t computed, std::int64_t reused, std::int64_t to_go, bool kept);

// Writes to standard output and makes sure it arrived. Throws UserError when it did not (a full disk, for
// example).
void print(std::string_view text);

}  // namespace anc
