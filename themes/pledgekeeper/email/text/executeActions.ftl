<#ftl output_format="plainText">
Hello<#if (user.firstName)?has_content> ${user.firstName}</#if>,

Thank you. The programme has approved your organisation’s pledge, and its public profile can be seen by anyone from now on.

You look after the pledge for your organisation. To begin, choose a password:

${link}

The link works for ${linkExpirationFormatter(linkExpiration)}. If it has run out when you come to it, nothing is lost: go to the sign-in page, choose “Forgot your password?” and give this email address. A new link will be sent to you.

If you did not expect this message, you can leave it. Nothing more will happen.

Pledgekeeper
