// The whole of the program merge: shards to the file that one run writes. It stands here because it knows the records
// of related_work as well as those of the three games.
#pragma once

namespace anc::related {

// Returns the exit status: 0, 1 when trials are missing (each command that computes some of them is a line of standard
// output), 2 for bad input, 130 when interrupted. The file is written when nothing is missing, and not otherwise.
int merge_main(int argc, const char* const* argv);

}  // namespace anc::related
