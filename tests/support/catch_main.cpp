#define CATCH_CONFIG_RUNNER  // of Catch2 2.13, where the runner is in the one header
#include "support/catch.h"

int main(int argc, char** argv) { return Catch::Session().run(argc, argv); }
