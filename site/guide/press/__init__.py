"""The press: turns an application into a folder of files, safely, quickly and repeatably.

``place`` writes beside the previous site and swaps in one step; ``workers`` renders on every core;
``inputs`` knows what a build was made from, so that an unchanged page is not made again.
"""
