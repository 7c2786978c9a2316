<#ftl output_format="plainText">
Hello<#if (user.firstName)?has_content> ${user.firstName}</#if>,

Your organisation’s leadership pledge is published, and anyone can read its profile. A place in its workspace is ready for you: there you keep the pledge together with your colleagues.

To begin, choose a password. Then you come to your workspace:

${link}

The link works for ${linkExpirationFormatter(linkExpiration)}. If it has run out when you come to it, nothing is lost: go to the sign-in page, choose “Forgot your password?” and give this email address. A new link will be sent to you.

If you did not expect this message, you can leave it. Nothing more will happen.

Pledgekeeper
