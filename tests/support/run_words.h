// A program called as a shell would, in silence.
#pragma once

#include <string>
#include <vector>

namespace anc::test {

// What `program(argc, argv)` returns.
template <class Program>
int run_words(std::vector<std::string> words, const Program& program) {
  words.insert(words.begin(), "program");
  words.emplace_back("--quiet");
  std::vector<const char*> argv;
  for (const std::string& word : words) argv.push_back(word.c_str());
  return program(static_cast<int>(argv.size()), argv.data());
}

}  // namespace anc::test
